"""Reading: mentions are found, told from lookalikes, resolved in order, and joined into ranges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import regex

from extractor.article import Article, Period, PeriodRole, Sentence
from extractor.lexicon import load
from extractor.periods.calendar import Span, days_of, years_of
from extractor.periods.context import Lead, ahead, any_of, is_date, is_law, lead_of, looks_back, side_of
from extractor.periods.grammar import Mention, either, mentions, particle
from extractor.periods.published import full_day, published_day
from extractor.periods.resolving import Anchor, resolve, stated_year
from extractor.periods.roles import is_told_with, role_of, says_when
from extractor.periods.weekday import check_weekday

_REACH = 160  # how far from a date a word of its sentence may stand and still say what it counts
_SURE = timedelta(60)  # how far from publishing a date without its year is surely of that year
_NEARLY_OVER = 10  # after this month the year is told as at its end
_RANGED = {"day", "month", "part", "year", "relative"}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, or a range of two, with the days it stands for."""

    start: int
    end: int
    span: Span
    kind: str


def read_periods(article: Article) -> None:
    """Add every period to `article.periods`; the spans of dates go to `article.not_figures` too.

    Where `article.published` is None it is set from the dateline, byline or time stamp, if one of them has a full date.
    A weekday that does not fit its date becomes a Notice.
    """
    dates = _dates(article)
    if article.published is None:
        article.published = published_day(article, dates)
    sentences = Sentences(article.sentences, [sentence.start for sentence in article.sentences])
    saying = [mention for mention in dates if mention.kind == "day" and _says_when(article.plain, sentences, mention)]
    anchor = Anchor(published=article.published or _day_of_words(saying))
    spoken = _days_spoken(sentences, saying, anchor)
    previous: Found | None = None
    _share_years(article.plain, dates)
    for first, last in _joined(article.plain, dates):
        sentence = sentences.at(first.start)
        anchor.spoken = spoken.get(sentence.index) if sentence else None
        if sentence is not None and article.paragraphs[sentence.paragraph].kind == "boilerplate":
            continue
        found = _found(article.plain, first, last, anchor, sentence)
        if found is None or (previous is not None and _restates(article.plain, previous, found)):
            continue
        _notice(article, first, found, anchor)
        bounds = (sentence.start, sentence.end) if sentence else (0, len(article.plain))
        role = role_of(article.plain, bounds, found.start, found.end, found.span)
        if role == "name" and _is_earlier(article.plain, bounds, found, anchor):
            role = "compared"
        _remember(found, role, anchor, looks_back(article.plain[found.start : found.end]))
        article.periods.append(
            Period(
                id=f"p{len(article.periods) + 1}",
                start=found.start,
                end=found.end,
                since=found.span.since,
                until=found.span.until,
                paragraph=sentence.paragraph if sentence else 0,
                sentence=sentence.index if sentence else 0,
                role=role,
            )
        )
        previous = found


def _dates(article: Article) -> list[Mention]:
    """Return the mentions that are dates, and put the spans of all with digits or ordinals among the lookalikes."""
    plain, found = article.plain, []
    year = article.published.year if article.published else None
    last_year_end = 0
    for mention in mentions(plain, article.scan):
        listed = mention.kind == "year" and _listed().fullmatch(plain, last_year_end, mention.start) is not None
        law = is_law(plain, mention)
        date_here = is_date(plain, mention, year, listed=listed)
        if date_here or law or (mention.kind == "year" and plain[mention.start - 1 : mention.start] == "/"):
            article.not_figures.append((mention.start, mention.end))
        if not date_here or law:
            continue
        if mention.kind == "year":
            last_year_end = mention.end
        if mention.kind in {"day", "month", "year", "weekday"}:
            mention.side, mention.end = side_of(plain, mention.end)
        found.append(mention)
    return found


@cache
def _listed() -> regex.Pattern[str]:
    joiners = either(load("period_cues")["range"]["words"])
    return regex.compile(rf"(?i)[ \t]{{0,2}}(?:,|,?[ \t]{particle('and')}|{joiners}|/)[ \t]{{0,2}}")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article, found by where they stand."""

    all: list[Sentence]
    starts: list[int]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or the one before it; None before the first."""
        index = bisect_right(self.starts, offset)
        return self.all[index - 1] if index else None


def _says_when(plain: str, sentences: Sentences, mention: Mention) -> bool:
    sentence = sentences.at(mention.start)
    return sentence is not None and says_when(plain, (sentence.start, sentence.end), mention.start, mention.end)


def _day_of_words(saying: Sequence[Mention]) -> date | None:
    """The last full date that says when somebody spoke; an article that gives no other is of about that day."""
    return max((day for mention in saying if (day := full_day(mention))), default=None)


def _days_spoken(sentences: Sentences, saying: Sequence[Mention], anchor: Anchor) -> dict[int, date]:
    """Return, by sentence, the day on which its words were said, where it gives one."""
    days: dict[int, date] = {}
    for mention in saying:
        span, sentence = resolve(mention, anchor), sentences.at(mention.start)
        if span is not None and sentence is not None and span.days == 1:
            days[sentence.index] = span.until
    return days


def _joined(plain: str, dates: Sequence[Mention]) -> Iterator[tuple[Mention, Mention | None]]:
    """Yield the mentions, two at a time where a word or dash makes a range of them."""
    index = 0
    while index < len(dates):
        mention = dates[index]
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following is not None and _is_range(plain, mention, following):
            yield mention, following
            index += 2
        else:
            yield mention, None
            index += 1


def _share_years(plain: str, dates: Sequence[Mention]) -> None:
    """Give "Maret" of "Maret dan Mei 2020" its year, and "Desember" of "Desember dan Januari 2020" the one before."""
    for mention, following in zip(reversed(dates[:-1]), reversed(dates[1:]), strict=True):
        if mention.kind != following.kind or mention.kind not in {"day", "month"} or mention.year or mention.year_by:
            continue
        if following.year and _and().fullmatch(plain, mention.end, following.start):
            mention.year = following.year - ((mention.month or 0) > (following.month or 0))


@cache
def _and() -> regex.Pattern[str]:
    return regex.compile(rf"[ \t]{{0,2}}(?:,|&|,?[ \t]{particle('and')}(?:[ \t]{particle('at', 'kind')})?)[ \t]{{0,2}}")


def _is_range(plain: str, first: Mention, last: Mention) -> bool:
    if first.kind == last.kind and _and().fullmatch(plain, first.end, last.start):
        if first.kind == "month" and _follow_each_other(first, last):
            return True
        return _between().search(plain[max(0, first.start - 20) : first.start]) is not None
    if last.start - first.end > 40 or first.kind not in _RANGED | {"weekday"} or last.kind not in _RANGED | {"weekday"}:
        return False
    return _range_pattern().fullmatch(plain, first.end, last.start) is not None


def _follow_each_other(first: Mention, last: Mention) -> bool:
    """True of "November dan Desember" and "Desember 2023 dan Januari 2024": two months that make one stretch."""
    if first.year_by or last.year_by or (last.month or 0) - (first.month or 0) not in {1, -11}:
        return False
    over = (last.month or 0) < (first.month or 0)
    return first.year is None if last.year is None else first.year == last.year - over


@cache
def _between() -> regex.Pattern[str]:
    words = either(load("period_cues")["range"]["between"])
    return regex.compile(rf"(?ri)(?<!\p{{L}}){words}[ \t]+(?:{particle('kind')}[ \t]+)?$")


@cache
def _range_pattern() -> regex.Pattern[str]:
    cues = load("period_cues")
    edges = either((*cues["edge"]["end"], *cues["edge"]["vague"]))
    joiners, hours = either(cues["range"]["words"]), either(load("calendar")["weekdays"]["times_of_day"])
    return regex.compile(
        rf"(?i)[ \t]{{0,2}}(?:{hours})?[ \t]{{0,2}}{joiners}[ \t]{{0,2}}"
        rf"(?:{particle('at', 'kind')}[ \t]){{0,2}}(?:{edges}[ \t])?(?:{particle('kind')}[ \t])?"
    )


def _found(plain: str, first: Mention, last: Mention | None, anchor: Anchor, sentence: Sentence | None) -> Found | None:
    """Resolve a mention or a range; None where a reader could not be sure."""
    if last is not None:
        return _range(plain, first, last, anchor)
    lead = lead_of(plain, first.start)
    if (
        first.kind == "weekday"
        and sentence is not None
        and ahead(plain, sentence.start, first.start)
        and not first.side
    ):
        return None
    span = resolve(first, anchor)
    if span is None:
        return None
    edges = load("period_cues")["edge"]
    if lead.edge in edges["vague"]:
        return _vague(first, lead, span, anchor)
    start = first.start
    if lead.edge in edges["end"] and first.kind in {"month", "part", "year", "relative"} and span.days > 1:
        if lead.bound is None and _not_over(first, span, anchor):
            return Found(first.start, first.end, span, first.kind)
        span, start = days_of(span.until), lead.start
    return _bounded(plain, first, lead, span, anchor, sentence, start)


def _not_over(mention: Mention, span: Span, anchor: Anchor) -> bool:
    """True of "akhir 2023 ini 77 persen" in December 2023: the last day is yet to come, so the year is meant."""
    published = anchor.published
    if published is None or mention.kind not in {"year", "relative"}:
        return False
    return published.month > _NEARLY_OVER and span.since <= published < span.until


def _vague(first: Mention, lead: Lead, span: Span, anchor: Anchor) -> Found | None:
    """ "pertengahan April" lies in April; "hingga pertengahan Maret tahun ini" only in the year."""
    if first.kind != "month":
        return None
    if lead.bound is None:
        return Found(first.start, first.end, span, first.kind)
    year = stated_year(first, anchor)
    return None if year is None else Found(first.start, first.end, years_of(year), "year")


def _bounded(
    plain: str, first: Mention, lead: Lead, span: Span, anchor: Anchor, sentence: Sentence | None, start: int
) -> Found | None:
    """Open the stretch that "hingga" ends or "sejak" begins."""
    cues = load("period_cues")
    if lead.bound in cues["since"]["words"]:
        if anchor.published is None or span.until > anchor.published:
            return Found(start, first.end, span, first.kind) if first.kind == "day" else None
        return Found(lead.start, first.end, Span(span.since, anchor.published), "stretch")
    dated = {"day", "month", "part"}
    if lead.bound in cues["until"]["words"] and lead.bound != "per" and first.kind in dated:
        running = first.weekday is None  # "hingga Rabu (15/11)" tells how a story of some days stands
        begins = date(span.until.year, 1, 1)
        if running and span.until.month > 1 and sentence is not None and _counts_flow(plain, sentence, first):
            return Found(lead.start, first.end, Span(begins, span.until), "stretch")
    return Found(start, first.end, span, first.kind)


def _counts_flow(plain: str, sentence: Sentence, mention: Mention) -> bool:
    left, right = max(sentence.start, mention.start - _REACH), min(sentence.end, mention.end + _REACH)
    return _flow_pattern().search(plain, left, right) is not None


@cache
def _flow_pattern() -> regex.Pattern[str]:
    return any_of(load("period_cues")["until"]["flows"])


def _range(plain: str, first: Mention, last: Mention, anchor: Anchor) -> Found | None:
    edge, vague = load("period_cues")["edge"], set(load("period_cues")["edge"]["vague"])
    opens = lead_of(plain, first.start).edge
    if first.kind == "month" and opens in edge["begin"]:
        opens = None  # "sejak awal Januari hingga 5 September": from the first of the month on
    if "weekday" in {first.kind, last.kind} or vague & {opens, lead_of(plain, last.start).edge}:
        return None
    if last.year is None and last.year_by is None and first.year is not None and last.kind in {"day", "month", "part"}:
        closing = resolve(replace(last, year=first.year), anchor)
        opening = resolve(first, anchor)
        if closing is not None and opening is not None and closing.until < opening.since:
            closing = resolve(replace(last, year=first.year + 1), anchor)
    else:
        closing = resolve(last, anchor)
        opening = None if closing is None else _opening(first, closing, anchor)
    if closing is None or opening is None or opening.since > closing.until:
        return None
    return Found(first.start, last.end, Span(opening.since, closing.until), "stretch")


def _opening(first: Mention, closing: Span, anchor: Anchor) -> Span | None:
    """Resolve the first of a range; without a year of its own it is the last one before the end."""
    if first.kind in {"year", "relative"} or first.year is not None or first.year_by is not None:
        return resolve(first, anchor)
    for year in (closing.until.year, closing.until.year - 1):
        opening = resolve(replace(first, year=year, side=None), anchor)
        if opening is not None and opening.since <= closing.until:
            return opening
    return None


def _restates(plain: str, previous: Found, found: Found) -> bool:
    """True of "kemarin" in "Jumat 21 Juni 2019 kemarin" and of the date in "hari ini, Rabu (15/11)"."""
    return (
        found.start - previous.end <= 2
        and previous.span == found.span
        and not plain[previous.end : found.start].strip(" ,(")
    )


def _notice(article: Article, mention: Mention, found: Found, anchor: Anchor) -> None:
    if mention.kind != "day" or mention.last_day is not None:
        return
    if mention.year is None and (anchor.published is None or abs(anchor.published - found.span.until) > _SURE):
        return
    ends = (found.span.since, found.span.until)  # "sejak Rabu (4/12)" is the first day, "hingga Rabu (4/12)" the last
    day = next((end for end in ends if (end.month, end.day) == (mention.month, mention.day)), found.span.since)
    notice = check_weekday(mention.weekday, day, mention.start, mention.end, article.text[mention.start : mention.end])
    if notice is not None:
        article.notices.append(notice)


def _is_earlier(plain: str, sentence: tuple[int, int], found: Found, anchor: Anchor) -> bool:
    """True of "Operasi Ketupat 2024 ada 3.286 kejadian" in an article about a later one: the year is its figure's."""
    if anchor.topic is None or found.span.until >= anchor.topic.since:
        return False
    return is_told_with(plain[found.end : sentence[1]])


def _remember(found: Found, role: PeriodRole, anchor: Anchor, glances: bool) -> None:
    """Remember a period that later ones may point back to."""
    if found.kind in {"day", "stretch", "month"}:
        anchor.years.append(found.span.until.year)
    single = found.span.days == 1
    if not single:
        anchor.last = found.span
    if glances and anchor.topic is not None and found.span.until < anchor.topic.since:
        return  # "pada periode yang sama tahun lalu": the months named after it are of the later time again
    if role in {"topic", "name"}:
        anchor.topic = found.span
        if not found.span.whole_years and not single:
            anchor.stretch = found.span
