# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogues: as the Italian of today asks, without a fault that can be told; what the package reads of them."""

import gettext
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mapping.translations import __main__ as command
from mapping.translations import catalogues, plurals
from mapping.translations.catalogues import (
    FUZZY,
    TEMPLATE,
    BadCatalogueError,
    forms,
    is_stale,
    paths,
    read,
    source,
    template_bytes,
    updated,
    write,
)
from mapping.translations.checks import faults
from mapping.translations.compiled import compiled
from mapping.translations.entries import entry_lines, with_previous
from mapping.translations.languages import languages
from mapping.translations.messages import BadMessageError, blanks, choices_of, is_message
from mapping.translations.signatures import APPROVED, READ, Signature, mark, signed
from mapping.translations.states import DRAFT, progress, sign_read, state
from mapping.translations.template import Text, longest, texts

CODES = list(languages())
FRENCH = languages()["fr"]
WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300)
SIGNED = Signature(READ, "Awa Ndiaye", "2026-11-30")


def entry(italian: str = "una riga", said: str = "une ligne", *flags: str, key: str = "testi.a") -> Message:
    return Message(italian, said, flags=flags, context=key)


def test_the_template_is_that_of_the_texts_of_today():
    assert TEMPLATE.read_bytes() == template_bytes(), "run make strings"


def test_what_the_package_reads_is_what_the_catalogues_say():
    for path, text in compiled().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run make strings"


def test_every_catalogue_is_of_a_language_that_is_named():
    assert {language.catalogue for language in languages().values()} == set(paths())


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_has_the_texts_of_today_and_no_stale_one(code):
    messages = read(languages()[code])
    today = updated(messages, languages()[code])
    assert {key: source(said) for key, said in messages.items()} == {key: source(said) for key, said in today.items()}
    assert [key for key, said in today.items() if is_stale(said)] == [], "translate these anew, or say keep"


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_has_no_fault(code):
    assert faults(languages()[code], read(languages()[code])) == []


@pytest.mark.parametrize("path", [TEMPLATE, *paths()], ids=lambda path: path.name)
def test_translators_tools_can_open_it(path):
    """By Babel's checks; by gettext's own too, drafts included, where the machine has them."""
    with path.open("rb") as stream:
        catalog = read_po(stream, abort_invalid=True)
    assert [(message.context, error) for message, errors in catalog.check() for error in errors] == []
    if tool := shutil.which("msgfmt"):
        done = subprocess.run([tool, "--check", "--use-fuzzy", "-o", "-", path], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("code", CODES)
def test_the_header_s_plurals_are_cldr_s(code):
    locale = languages()[code].locale
    named = plurals.categories(locale)
    count, expression = plurals.header(locale).removesuffix(";").split("; plural=")
    choose = gettext.c2py(expression)
    assert count == f"nplurals={len(named)}"
    for n in (*range(1200), 10_000, 999_999, 1_000_000, 1_000_001, 2_000_000):
        assert named[choose(n)] == locale.plural_form(n), n


@settings(derandomize=True, deadline=None, max_examples=200)
@example("riga\u2028sopra", "ligne\u2029dessus", "riga\u2028", False)
@example("{}", "0", "%s", False)  # Babel marks by itself what it takes for a template
@given(WRITTEN, WRITTEN, WRITTEN, st.booleans())
def test_whatever_is_written_comes_back(tmp_path_factory, italian, said, before, plural):
    source_, string = ((italian, before), (said, italian, said)) if plural else (italian, said)
    message = Message(source_, string, flags=["fuzzy"], previous_id=[before], context=f"testi.{said}")
    path = tmp_path_factory.getbasetemp() / "a.po"
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: {plurals.header(FRENCH.locale)}\\n"\n\n'
    path.write_text(head + "".join(entry_lines(message)), encoding="utf-8")
    with path.open("rb") as stream:
        (again,) = (with_previous(found) for found in read_po(stream, abort_invalid=True) if found.id)
    assert (again.id, again.string, again.context) == (message.id, message.string, message.context)
    assert (again.previous_id, again.flags) == ([before], message.flags)
    assert "fuzzy" in again.flags


@pytest.fixture
def italian(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the catalogues know one text only."""

    def say(text: str) -> None:
        one = Text("testi.a", (text,), (), frozenset(), ())
        monkeypatch.setattr(catalogues, "texts", lambda: {"testi.a": one})

    return say


def test_a_changed_italian_text_puts_the_translation_back_to_a_draft_and_out_of_the_page(italian):
    read_by_somebody = entry()
    read_by_somebody.user_comments = ["una nota", *signed([], SIGNED, mark(("una riga",), ("une ligne",)))]
    assert state(read_by_somebody) == READ
    italian("due righe")
    now = updated({"testi.a": read_by_somebody}, FRENCH)["testi.a"]
    assert (forms(now), now.previous_id, FUZZY in now.flags) == (("une ligne",), ["una riga"], True)
    assert (is_stale(now), state(now), now.user_comments) == (True, DRAFT, ["una nota"])
    italian("tre righe")
    assert updated({"testi.a": now}, FRENCH)["testi.a"].previous_id == ["una riga"]
    italian("una riga")
    assert not is_stale(updated({"testi.a": now}, FRENCH)["testi.a"])


def test_a_text_that_is_new_is_empty_and_one_that_went_is_gone(italian):
    italian("una riga")
    assert list(updated({"testi.b": entry(key="testi.b")}, FRENCH)) == ["testi.a"]
    assert forms(updated({}, FRENCH)["testi.a"]) == ()


@pytest.mark.parametrize("change", [{"said": "une autre ligne"}, {"italian": "altra"}])
def test_a_signature_is_good_for_these_very_words(change):
    message = entry(**change)
    message.user_comments = signed([], SIGNED, mark(("una riga",), ("une ligne",)))
    assert state(message) == DRAFT
    message.user_comments = signed(message.user_comments, SIGNED, mark(source(message), forms(message)))
    assert (state(message), len(message.user_comments)) == (READ, 1)


def test_who_takes_fuzzy_away_has_to_sign():
    assert faults(FRENCH, {"testi.a": entry()}) == ["testi.a: nessuno ha firmato questo testo"]
    assert faults(FRENCH, {"testi.a": entry("una riga", "une ligne", FUZZY)}) == []


@settings(derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([DRAFT, READ, APPROVED]), min_size=1, max_size=300))
def test_a_language_is_as_far_as_its_last_text(states):
    messages = {str(n): entry(*("una riga", "une ligne"), *([FUZZY] * (s == DRAFT))) for n, s in enumerate(states)}
    for message, reached in zip(messages.values(), states, strict=True):
        if reached != DRAFT:
            comments = signed([], SIGNED._replace(state=reached), mark(source(message), forms(message)))
            message.user_comments = comments
    found = progress(FRENCH, messages)
    assert found.state == min(states, key=[DRAFT, READ, APPROVED].index)
    assert (found.read == 100) is (DRAFT not in states)
    assert found.read <= 100 * sum(s != DRAFT for s in states) / len(states)


def test_every_language_of_ours_is_approved_and_every_other_one_told_by_its_texts():
    for code, language in languages().items():
        assert (progress(language, read(language)).state == APPROVED) >= language.ours, code


MESSAGE = (
    "{n, plural, one {# associazione} other {{n} di {totale}}} {regione, select, 12 {nel Lazio} other {in {nome}}}"
)


def test_a_message_is_one_text_with_its_blanks_and_choices():
    assert is_message(MESSAGE)
    assert not is_message("{n} di {totale}")
    assert sorted(blanks(MESSAGE)) == ["n", "nome", "regione", "totale"]
    assert blanks("{x, select, a {riga} other {righe}}") == ["x"]
    first, second = choices_of(MESSAGE)
    assert (first.kind, list(first.forms), "".join(second.forms["12"])) == ("plural", ["one", "other"], "nel Lazio")
    for broken in ("{n, plural, one {a}}", "{n, plural, other {a}", "{n, select, a {b} c}"):
        with pytest.raises(BadMessageError):
            choices_of(broken)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("{n, plural, one {# association} other {{n} de {totale}}} {regione, select, other {en {nome}}}", ""),
        ("{n, plural, few {# a} other {{n} de {totale}}} {regione, select, other {en {nome}}}", "forme"),
        ("{n, plural, one {# association} other {{n} de}} {regione, select, other {en {nome}}}", "segnaposti"),
        ("{n, plural, one {# a}} {totale} {regione, select, other {en {nome}}}", "other"),
    ],
)
def test_the_checks_read_messages(said, fault):
    found = faults(FRENCH, {"testi.a": entry(MESSAGE, said, FUZZY)})
    assert (fault in " ".join(found)) if fault else found == []


def test_what_a_translator_is_told_stands_beside_the_text():
    told = texts()["testi.cerchio"]
    assert told.italian == ("{nome}: {n} associazione", "{nome}: {n} associazioni")
    assert "{n}: un numero." in told.notes
    assert any(place.endswith("circles.js") for place in told.places)
    assert texts()["testi.vista_mappa"].flags == {f"max-length:{longest('testi.vista_mappa')}"}
    assert all(any("{n}" in note for note in text.notes) for text in texts().values() if "{n}" in text.italian[-1])


def test_a_text_may_be_no_longer_than_its_place():
    assert faults(FRENCH, {"testi.qui": entry("qui", "x" * 17, FUZZY, key="testi.qui")}) != []


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the French catalogue be another file."""
    monkeypatch.setattr("mapping.translations.languages.HERE", tmp_path)
    FRENCH.catalogue.parent.mkdir()
    return FRENCH.catalogue


@pytest.mark.parametrize("line", ['msgstr "una', 'msgctxt testi.a"', 'msgstr "a"b"', "msgstr una", 'msgid_plurals "a"'])
def test_a_damaged_file_is_told_with_its_line_and_no_letter_is_lost(catalogue, line):
    catalogue.write_text(f'msgid ""\nmsgstr ""\n\nmsgctxt "testi.a"\nmsgid "una riga"\n{line}\n', encoding="utf-8")
    with pytest.raises(BadCatalogueError, match=r"fr\.po, riga 6"):
        read(FRENCH)


def test_the_address_that_a_translator_s_tool_writes_is_not_kept(catalogue):
    """Poedit writes it into the head of the file, which is published."""
    head = 'msgid ""\nmsgstr ""\n"Last-Translator: Awa Ndiaye <awa@example.org>\\n"\n"X-Generator: Poedit 3.5\\n"\n'
    catalogue.write_text(head, encoding="utf-8", newline="\r\n")
    write(FRENCH, read(FRENCH))
    assert '"Last-Translator: Awa Ndiaye\\n"' in catalogue.read_text(encoding="utf-8")
    assert "example.org" not in catalogue.read_text(encoding="utf-8")


def test_it_is_told_how_many_texts_were_signed_and_that_none_was():
    """Who forgets to take «fuzzy» away has signed nothing."""
    messages = {"a": entry(), "b": entry("una riga", "une ligne", FUZZY), "c": entry("una riga", "")}
    assert sign_read(messages, SIGNED) == 1
    assert [state(said) for said in messages.values()] == [READ, DRAFT, DRAFT]
    assert sign_read(messages, SIGNED) == 0


@pytest.mark.usefixtures("catalogue")
def test_a_text_with_a_fault_is_not_signed(monkeypatch):
    monkeypatch.setattr(command, "renew", lambda _told: None)
    said = {
        "testi.a": entry(),
        "testi.b": entry("a {nome}", "à", key="testi.b"),
        "testi.c": entry(said="oui!", key="testi.c"),
    }
    write(FRENCH, said)
    done = CliRunner().invoke(command.main, ["sign", "fr", "--name", "Awa Ndiaye", "--day", "2026-11-30"])
    assert done.output == "fr: firmati ora 1 testi\n"
    assert [key for key, message in read(FRENCH).items() if state(message) == READ] == ["testi.a"]
    again = CliRunner().invoke(command.main, ["sign", "fr", "--name", "Awa Ndiaye", "--day", "2026-12-01"])
    assert "nessun testo da firmare" in again.output
