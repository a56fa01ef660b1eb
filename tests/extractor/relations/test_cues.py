from extractor.relations.cues import Cues
from extractor.relations.movements import CUE_KINDS


def cues(text):
    return [(cue.kind, cue.text) for cue in Cues(text, "movement_cues", CUE_KINDS).between(0, len(text))]


def test_the_longest_entry_wins():
    assert cues("naik dibandingkan dengan periode yang sama") == [
        ("rise", "naik"), ("versus", "dibandingkan dengan"), ("before", "periode yang sama"),
    ]  # fmt: skip


def test_whole_words_in_any_case_only():
    assert cues("NAIK. Naiklah kenaik") == [("rise", "NAIK")]


def test_a_phrase_does_not_run_over_punctuation():
    assert ("before", "tahun lalu") not in cues("sepanjang tahun, lalu turun")


def test_only_cues_that_begin_in_the_stretch_are_given():
    text = "naik dari semula 10 menjadi 20"
    found = Cues(text, "movement_cues", CUE_KINDS)
    assert [cue.text for cue in found.between(5, 20)] == ["dari semula"]
