"""A text is cut into a summary and the rest."""

from catalogue.exchange.openstack.prose import sentences, summary_and_rest

LONG = "Keeps secrets for other services, which fetch them when they need them. " * 4


def test_short_text_is_all_summary() -> None:
    assert summary_and_rest("Runs\n  servers.  It is fast.") == ("Runs servers. It is fast.", "")


def test_long_text_is_told_once() -> None:
    summary, rest = summary_and_rest(LONG)
    assert summary == "Keeps secrets for other services, which fetch them when they need them."
    assert f"{summary} {rest}" == LONG.strip()


def test_long_sentence_stays_whole() -> None:
    words = "word " * 100
    assert summary_and_rest(words) == (words.strip(), "")


def test_abbreviations_end_no_sentence() -> None:
    text = "Many sorts (e.g. FPGA, i.e. Chips etc. And so on). Is it? “Yes.” Good!"
    assert sentences(text) == [
        "Many sorts (e.g. FPGA, i.e. Chips etc. And so on).",
        "Is it?",
        "“Yes.” Good!",
    ]
    assert sentences("") == [""]
