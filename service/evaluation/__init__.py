"""How well the program reads, links and judges, measured on articles that people have annotated.

gold.py reads the annotated articles, scoring.py compares Reports with them, floors.py holds the scores that must not
be lost again, table.py shows them to people. The break test is breaks.py.
"""
