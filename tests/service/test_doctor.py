"""`cekangka doctor`, and settings from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli import app
from service.settings import Settings

cli = CliRunner()


def test_the_doctor_says_what_to_do_and_is_content_once_it_is_done(tmp_path: Path) -> None:
    environment = {"CEKANGKA_DATA": str(tmp_path)}
    ill = cli.invoke(app, ["doctor"], env=environment)
    assert ill.exit_code == 1
    assert "cekangka db upgrade" in ill.output
    cli.invoke(app, ["db", "upgrade"], env=environment)
    assert cli.invoke(app, ["doctor"], env=environment).exit_code == 0
    outside = cli.invoke(app, ["doctor"], env=environment | {"CEKANGKA_HOST": "0.0.0.0"})
    assert (outside.exit_code, "cekangka user add" in outside.output) == (1, True)


def test_a_file_sets_what_the_environment_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cekangka.toml"
    file.write_text('port = 9001\nlanguage = "en"\n')
    monkeypatch.setenv("CEKANGKA_CONFIG", str(file))
    monkeypatch.setenv("CEKANGKA_LANGUAGE", "id")
    assert (Settings().port, Settings().language) == (9001, "id")
    file.write_text("prt = 9001\n")
    wrong = cli.invoke(app, ["doctor"])
    assert wrong.exit_code == 2
    assert "prt" in wrong.output
