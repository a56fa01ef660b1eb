"""Pages for people: the paste page at `/`, and the page to keep that `cekangka check --format html` writes.

A page is rendered once, on the server; scripts only bring new renderings in and light up what belongs together.
"""
