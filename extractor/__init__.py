"""CekAngka: reads Indonesian press releases and news, and checks whether their figures add up.

>>> from extractor import check
>>> report = check("Sebanyak 10 orang, terdiri dari 6 pria dan 5 wanita.")
>>> report.checks[0].verdict
'inconsistent'
"""

from extractor.pipeline import check
from extractor.report import Report

__all__ = ["Report", "check"]
