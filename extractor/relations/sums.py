"""Sums: a total and the parts that make it up, wherever in the article they stand.

For every figure that could be a total, the figures after it and before it are read as sequences (those of the same
kind of unit; every second or third one of a repeated pattern; only the new values of changes), and runs of a sequence
become candidates. What speaks for a candidate is written down as features: words that announce a breakdown, order,
distance, completeness, arithmetic. A small logistic model, trained on annotated articles, weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from decimal import Decimal

from extractor.article import Figure
from extractor.lexicon import load
from extractor.relations.closing import Closing, closing
from extractor.relations.cues import Cues
from extractor.relations.lists import Listing, listings, same_class, summable
from extractor.relations.scene import Scene, unit_class

CUE_KINDS = ("breakdown", "namely", "total", "partial", "ranking", "rest", "continuation")

REACH_AFTER = 60  # figures after a total that may be its parts
REACH_BEFORE = 45
REACH_PARAGRAPHS = 16
FIRST_PART_WITHIN = 14  # figures of a sequence that may stand between a total and its first part


@dataclass(slots=True)
class Candidate:
    """A total and a run of figures that might be its parts; `parts` repeats a figure that counts more than once."""

    total: Figure
    parts: list[Figure]
    forward: bool
    skipped: int  # figures of the sequence between the total and its nearest part
    sequence: str
    closing: Closing
    features: dict[str, float] = field(default_factory=dict)
    probability: float = 0.0

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of the total and of the parts: what makes two candidates the same."""
        return (self.total.id, *sorted(part.id for part in self.parts))


def candidates(scene: Scene, cues: Cues) -> Iterator[Candidate]:
    """Every candidate of the article, with its features, without judging them."""
    roles = _roles(scene)
    times = multiplicities(scene, cues)
    announced: dict[str, list[Listing]] = {}
    for listing in listings(scene, cues):
        for head in listing.heads:
            announced.setdefault(head.id, []).append(listing)
    for total in scene.figures:
        if total.kind == "percent" or total.value < 2 or (total.high is not None):
            continue
        here = total.paragraph
        ahead = [f for f in scene.after(total, REACH_AFTER) if f.paragraph - here <= REACH_PARAGRAPHS]
        behind = [f for f in scene.before(total, REACH_BEFORE) if here - f.paragraph <= REACH_PARAGRAPHS]
        behind.reverse()
        seen: set[tuple[str, ...]] = set()
        for forward, neighbours in ((True, ahead), (False, behind)):
            usable = [
                f
                for f in neighbours
                if summable(total, f)
                and f.value > 0
                and (f.value != total.value or f.sentence == total.sentence)
                and roles.get(f.id) in {None, roles.get(total.id)}
            ]
            for name, sequence in _sequences(scene, total, usable, roles):
                for candidate in _runs(scene, total, sequence, forward, name, times):
                    if candidate.key not in seen:
                        seen.add(candidate.key)
                        candidate.features = features(scene, cues, candidate, roles, announced.get(total.id, ()))
                        yield candidate
        beside = [f for f in behind if f.sentence == total.sentence and summable(total, f) and same_class(total, f)]
        if beside:  # "28 kursi dari 50 kursi yang diperebutkan. Golkar meraih 8 kursi, …"
            around = beside[::-1] + [f for f in ahead if summable(total, f) and same_class(total, f)]
            around = [f for f in around if roles.get(f.id) in {None, roles.get(total.id)}]
            for candidate in _runs(scene, total, around, True, "around", times):
                if candidate.key not in seen:
                    seen.add(candidate.key)
                    candidate.features = features(scene, cues, candidate, roles, announced.get(total.id, ()))
                    yield candidate
        for candidate in _pairs(total, ahead, behind, roles):
            if candidate.key not in seen:
                seen.add(candidate.key)
                candidate.features = features(scene, cues, candidate, roles, announced.get(total.id, ()))
                yield candidate


def _pairs(
    total: Figure, ahead: list[Figure], behind: list[Figure], roles: dict[str, str]
) -> Iterator[Candidate]:
    """Two parts anywhere around the total that make it up to the last digit, where chance is out of the question."""
    around = [
        f for f in (*reversed(behind), *ahead) if summable(total, f) and same_class(total, f) and roles.get(f.id) == roles.get(total.id)
    ]
    first: dict[Decimal, Figure] = {}
    for figure in around:
        partner = first.get(total.value - figure.value)
        if partner is not None and (found := closing(total, [partner, figure])).closes and found.evidence >= 4:
            yield Candidate(total, [partner, figure], partner.start > total.start, 0, "pair", found)
        first.setdefault(figure.value, figure)


def _roles(scene: Scene) -> dict[str, str]:
    """Figures that other families have given a part to play: "base", "delta" (a difference or change), "each"."""
    roles: dict[str, str] = {}
    for relation in scene.article.relations:
        if relation.kind == "change":
            roles[relation.roles["base"][0].id] = "base"
        elif relation.kind == "difference":
            roles[relation.roles["result"][0].id] = "delta"
        elif relation.kind == "product":
            roles[relation.roles["each"][0].id] = "each"
    return roles


def _sequences(
    scene: Scene, total: Figure, usable: list[Figure], roles: dict[str, str]
) -> Iterator[tuple[str, list[Figure]]]:
    """The orders in which figures near a total may be read as its parts."""
    alike = [f for f in usable if same_class(total, f)]
    yield "class", alike
    plain = [f for f in alike if f.hedge in {None, "about"}]
    if len(plain) < len(alike):
        yield "unhedged", plain
    if total.period and len(same := [f for f in alike if f.period == total.period]) < len(alike):
        yield "period", same
    for word in scene.context(total):
        sharing = [f for f in alike if word in scene.context(f)]
        if 2 <= len(sharing) < len(alike):
            yield "word", sharing
    if len(alike) < len(usable):
        yield "any", usable
        for name in {unit_class(f.unit) for f in usable} - {unit_class(total.unit), None}:
            yield "unit", [f for f in usable if unit_class(f.unit) == name]
    for stride in (2, 3):
        if len(alike) >= 2 * stride:
            for offset in range(stride):
                yield "stride", alike[offset::stride]


def _runs(
    scene: Scene, total: Figure, sequence: list[Figure], forward: bool, name: str, times: dict[str, int]
) -> Iterator[Candidate]:
    """Runs of a sequence: all that close or nearly close, and all that begin and end where the text does."""
    limit = 3 * float(total.value)
    for first in range(min(len(sequence), FIRST_PART_WITHIN)):
        run: list[Figure] = []
        size = 0.0
        for last in range(first, len(sequence)):
            figure = sequence[last]
            if last > first and abs(figure.paragraph - sequence[last - 1].paragraph) > 4:
                break
            run.extend([figure] * times.get(figure.id, 1))
            size += float(figure.value) * times.get(figure.id, 1)
            if size > limit:
                break
            if len(run) < 2:
                continue
            parts = run.copy() if forward else run[::-1]
            found = closing(total, parts)
            natural = _natural_end(scene, sequence, last, forward) and _natural_start(scene, sequence, first, total)
            if found.closes or natural:
                yield Candidate(total, parts, forward, first, name, found)
            if times.get(figure.id, 1) > 1 and len(run) > times[figure.id]:
                once = [f for i, f in enumerate(run) if f is not figure or i == len(run) - 1]
                if (plain := closing(total, once)).closes:
                    yield Candidate(total, once if forward else once[::-1], forward, first, name, plain)


def _natural_end(scene: Scene, sequence: list[Figure], last: int, forward: bool) -> bool:
    """True where the text itself stops after this figure: the sequence's next one is in another sentence."""
    if last + 1 == len(sequence):
        return True
    return sequence[last].sentence != sequence[last + 1].sentence


def _natural_start(scene: Scene, sequence: list[Figure], first: int, total: Figure) -> bool:
    """True where a list may begin here: right beside the total, or at the edge of a sentence."""
    if first == 0:
        return True
    return sequence[first].sentence != sequence[first - 1].sentence


def multiplicities(scene: Scene, cues: Cues) -> dict[str, int]:
    """How many times a figure counts: "A, B dan C masing-masing 10" makes 10 count three times."""
    times: dict[str, int] = {}
    plain = scene.article.plain
    for index, figure in enumerate(scene.figures):
        start = scene.sentence(figure).start
        if index:
            start = max(start, scene.figures[index - 1].end)
        lead = plain[start : figure.start]
        at = lead.casefold().rfind("masing-masing")
        if at < 0:
            continue
        names = lead[:at]
        if index and start == scene.figures[index - 1].end and "," in names:
            names = names.split(",", 1)[1]  # what stands before the comma belongs to the item before
        following = scene.figures[index + 1] if index + 1 < len(scene.figures) else None
        listed = following is not None and following.sentence == figure.sentence and _joined(scene, figure, following)
        if listed or not names.strip():
            continue
        count = _names(names)
        if count > 1:
            times[figure.id] = count
            # "masing-masing 10 rombel, pagunya 320 peserta didik": what follows in the clause counts as often
            if following is not None and following.sentence == figure.sentence and _same_item(scene, figure, following):
                times[following.id] = count
    return times


def _joined(scene: Scene, left: Figure, right: Figure) -> bool:
    """True for "masing-masing 5 dan 6": the second figure belongs to the second name."""
    words = scene.between(left, right).split()
    return left.kind == right.kind and len(words) <= 4 and any(w in {"dan", "serta"} for w in words[:3])


def _same_item(scene: Scene, left: Figure, right: Figure) -> bool:
    words = scene.between(left, right).split()
    return len(words) <= 5 and not any(w.casefold() in {"dan", "serta", "lalu", "sedangkan", "sementara"} for w in words)


def _names(text: str) -> int:
    """How many names a phrase lists: "SMPN 01, SMPN 02 dan SMPN 03" -> 3, "Dapil I hingga III" -> 3."""
    import regex

    text = regex.split(r"[.;:(]", text)[-1]
    if span := regex.search(r"\b([IVX]+)\s+(?:hingga|sampai|-)\s+([IVX]+)\b", text):
        roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
        if span[1] in roman and span[2] in roman:
            return roman.index(span[2]) - roman.index(span[1]) + 1
    pieces = [p for p in regex.split(r",|\b(?:dan|serta|lalu|maupun|&)\b", text) if p.strip()]
    return len(pieces)


def features(
    scene: Scene, cues: Cues, candidate: Candidate, roles: dict[str, str], listings: Sequence[Listing]
) -> dict[str, float]:
    """What speaks for and against a candidate, as numbers between about -1 and 1 (evidence up to about 6)."""
    total, parts = candidate.total, candidate.parts
    first, last = (parts[0], parts[-1])
    sentence = scene.sentence(first)
    plain = scene.article.plain
    result: dict[str, float] = {}
    made = candidate.closing
    result["closes"] = float(made.closes)
    result["evidence"] = made.evidence if made.closes else 0.0
    result["near"] = float(made.near is not None)
    result["near_evidence"] = made.evidence if made.near else 0.0
    result["miss"] = 0.0 if made.closes else min(3.0, made.distance)
    result["exceeds"] = float(not made.closes and made.exceeds)

    if candidate.forward:
        begin = max(total.end, scene.article.sentences[max(0, sentence.index - 1)].start)
        lead = cues.between(begin, first.start)
    else:
        lead = cues.between(max(sentence.start, first.start - 80), first.start)
    kinds = {cue.kind for cue in lead}
    near_kinds = {cue.kind for cue in cues.between(max(total.end if candidate.forward else 0, sentence.start, first.start - 120), first.start)}
    result["breakdown"] = float("breakdown" in kinds)
    result["namely"] = float("namely" in near_kinds and "breakdown" not in kinds)
    inside = {cue.kind for cue in cues.between(first.start, last.end)}
    # a partial cue may also stand right behind a part: "852 unit di antaranya"
    behind = {cue.kind for cue in cues.between(first.end, min(first.end + 30, scene.sentence(first).end))}
    result["partial"] = float("partial" in kinds or "partial" in inside or "partial" in behind)
    result["ranking"] = float("ranking" in kinds or "ranking" in inside)
    result["rest"] = float(any(c.kind == "rest" for c in cues.between(max(sentence.start, last.start - 80), last.start)))
    before_total = cues.between(max(scene.sentence(total).start, total.start - 60), total.start)
    result["total_cue"] = float(any(cue.kind == "total" for cue in before_total))
    strong_total = any(cue.kind == "total" and cue.text.casefold() not in {"dari", "sebanyak", "sebesar"} for cue in before_total)
    result["strong_total"] = float(strong_total)
    result["total_after"] = float(strong_total and not candidate.forward)
    result["from_total"] = float(any(cue.text.casefold() == "dari" for cue in before_total) and candidate.forward)
    result["continued"] = float("continuation" in inside)

    nearest = first if candidate.forward else last
    gap = abs(scene.sentence(nearest).index - scene.sentence(total).index)
    result["same_sentence"] = float(gap == 0)
    result["next_sentence"] = float(gap == 1)
    result["distance"] = min(gap, 12) / 4
    result["paragraphs"] = min(abs(nearest.paragraph - total.paragraph), 10) / 4
    result["skipped"] = min(candidate.skipped, 8) / 2
    result["adjacent"] = float(candidate.skipped == 0)
    result["backward"] = float(not candidate.forward)

    spread = last.sentence - first.sentence
    result["one_sentence"] = float(spread == 0)
    result["spread"] = min(spread, 10) / 4
    result["holes"] = min(_holes(scene, total, parts), 6) / 2
    result["cut_short"] = float(_left_out(scene, candidate))
    result["list"] = float(all(scene.paragraph(p).kind == "list_item" for p in parts))
    result["pair"] = float(len(parts) == 2)
    result["many"] = min(len(parts), 8) / 4
    result["same_unit"] = float(all(unit_class(p.unit) == unit_class(total.unit) for p in parts))
    result["one_unit"] = float(len({unit_class(p.unit) for p in parts}) == 1)
    result["money"] = float(total.kind == "money")
    result["measure"] = float(total.kind == "measure")
    result["heading"] = float(total.paragraph in scene.headings)
    result["stride"] = float(candidate.sequence == "stride")
    result["any"] = float(candidate.sequence == "any")
    result["unit"] = float(candidate.sequence == "unit")
    result["word"] = float(candidate.sequence == "word")
    result["around"] = float(candidate.sequence in {"around", "pair"})
    own, others = scene.context(total), [scene.context(part) for part in parts]
    result["shared_word"] = float(any(all(word in other for other in others) for word in own))
    result["closed_holes"] = result["holes"] * (1 - result["shared_word"])
    result["percent_beside"] = float(all(_percent_beside(scene, part) for part in parts))
    result["complements"] = float(len(parts) == 2 and _complements(others[0], others[1]))
    result["precise"] = float(total.bounds.exact)
    result["has_base"] = float(any(roles.get(p.id) in {"base", "delta", "each"} for p in parts) and roles.get(total.id) not in {"base", "delta"})
    result["small"] = float(total.value < 20)
    ids = {part.id for part in parts}
    for listing in listings:
        at = {item.id: place for place, item in enumerate(listing.items)}
        if not ids <= at.keys():
            continue
        alike = [f.id for f in listing.items if summable(total, f) and (same_class(total, f) or f.id in ids)]
        reach = max(at[i] for i in ids) + 1 if not listing.backward else len(at) - min(at[i] for i in ids)
        whole = set(alike[: sum(1 for i in alike if at[i] < reach)]) == ids if not listing.backward else set(
            i for i in alike if at[i] >= len(at) - reach
        ) == ids
        name = "back" if listing.backward else "strong" if listing.strong else "weak"
        first_head = listing.heads[0] is total
        starts = bool(alike) and (alike[0] in ids if not listing.backward else alike[-1] in ids)
        at_end = reach in listing.ends
        for key, value in (("", 1.0), ("_head", first_head), ("_whole", whole and at_end), ("_starts", starts)):
            result[f"{name}{key}"] = max(result.get(f"{name}{key}", 0.0), float(value))
        result["list_partial"] = max(result.get("list_partial", 0.0), float(listing.partial))
    result["round"] = float(made.closes and made.evidence < 1.0)
    return result


def _percent_beside(scene: Scene, part: Figure) -> bool:
    """True for "Rp43,67 triliun atau 50,6 persen": a part told as a share too."""
    return any(
        f.kind == "percent" and f.sentence == part.sentence and abs(f.start - part.end) < 60
        for f in (*scene.before(part, 1), *scene.after(part, 1))
    )


@cache
def _pair_words() -> tuple[tuple[str, str], ...]:
    return tuple((a.casefold(), b.casefold()) for a, b in load("sum_cues")["complements"]["pairs"])


def _complements(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where one part is named by a word and the other by its complement ("laki-laki", "perempuan")."""
    for x, y in _pair_words():
        if (x in a and y in b and x not in b) or (y in a and x in b and y not in b):
            return True
    return any(f"non{w}" in b or f"non-{w}" in b for w in a) or any(f"non{w}" in a or f"non-{w}" in a for w in b)


def _holes(scene: Scene, total: Figure, parts: list[Figure]) -> int:
    """Figures of the total's class between the first and the last part that are not among the parts."""
    ids = {part.id for part in parts} | {total.id}
    inside = scene.within(parts[0].start, parts[-1].end)
    return sum(1 for f in inside if f.id not in ids and summable(total, f) and same_class(total, f) and f.value != total.value)


def _left_out(scene: Scene, candidate: Candidate) -> bool:
    """True where a figure of the same class stands beside the run, in the same sentence, but is not in it."""
    total, parts = candidate.total, candidate.parts
    ids = {part.id for part in parts} | {total.id}
    for neighbour in (*scene.after(parts[-1], 1), *scene.before(parts[0], 1)):
        edge = parts[-1] if neighbour.start > parts[-1].start else parts[0]
        if (
            neighbour.id not in ids
            and neighbour.sentence == edge.sentence
            and summable(total, neighbour)
            and same_class(total, neighbour)
            and neighbour.value != total.value
        ):
            return True
    return False
