"""sign: a clinician's signature under facts."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.author.sign import is_faithful, signed
from generator.check.check import check
from generator.check.readability import word_count
from generator.check.rules.reviews import MAX_YEARS, years_later
from generator.commands.failure import Failure
from generator.commands.options import Day, command_line, content_option, today_option
from generator.content.content import Content, Key
from generator.content.signature import words_hash
from generator.files.write import write_whole
from generator.load.load import Loaded, load
from generator.problems.problem import Problem, errors_of
from generator.problems.report import report
from generator.schema.parts import Fact, Review
from generator.schema.walk import texts


@click.command("sign")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", "name", required=True, help="Your full name, as readers will see it.")
@click.option(
    "--role", required=True, help='Your profession and place of work, such as "Nurse, City Hospital".'
)
@click.option(
    "--next",
    "next_date",
    type=Day(),
    help="The day by which it must be read again. [default: after review_years of site.yml]",
)
@content_option
@today_option
def sign_command(
    files: tuple[Path, ...],
    name: str,
    role: str,
    next_date: datetime.date | None,
    content_dir: Path,
    today: datetime.date,
) -> int:
    """Sign the words of facts as a clinician, for example:
    sign content/causes/caffeine.yml --by "…" --role "…"

    Only a person who has read the words signs them. The signature holds a hash of the words: when they
    change, it is void, and the page says that nobody has reviewed it. Nothing is signed unless every file can
    be.
    """
    loaded = load(content_dir)
    content = loaded.content
    if content is None:
        raise Failure(report(loaded.problems, "text"), code=1)
    years = min(content.site.review_years, MAX_YEARS)
    due = next_date or years_later(today, years)
    if not today < due <= years_later(today, years):
        raise Failure(
            f"The next review must be after {today} and at most {years} years later, "
            f"by {years_later(today, years)}."
        )
    if not " ".join(name.split()) or not " ".join(role.split()):
        raise Failure("Name and role must not be empty.")
    review = Review(date=today, next_date=due, name=name, role=role, hash="-")
    signed_files = [(path, *_signed(path, content, loaded, review)) for path in files]
    for path, text, words in signed_files:
        try:
            write_whole(path, _with_line_ends_of(path, text).encode())
        except OSError as error:
            raise Failure(f"{path} cannot be written ({error.strerror}).") from None
        click.echo(f"{path}: {words} words signed by {name}; to be read again by {due}.")
    return 0


def _with_line_ends_of(path: Path, text: str) -> str:
    """A text with the line ends that the file has now: a signature changes no other line."""
    return text.replace("\n", "\r\n") if b"\r\n" in path.read_bytes() else text


def _signed(path: Path, content: Content, loaded: Loaded, review: Review) -> tuple[str, int]:
    """The signed text of a file, and how many words stand above the signature.

    Raises Failure for what cannot be signed.
    """
    key = _key_of(path, content)
    fact = content.get(*key)
    if key in loaded.broken or not isinstance(fact, Fact):
        raise Failure(f"{path} has mistakes. Run: {command_line('check', content.folder)}", code=1)
    errors = _errors_of(content.documents[key].file, loaded, review.date)
    if errors:
        raise Failure(report(errors, "text"), code=1)
    if review.name.casefold() in map(str.casefold, fact.authors):
        raise Failure(
            f"{review.name} is one of the authors of {path}. Another clinician must sign it.", code=1
        )
    text = signed(content.documents[key].text, review.model_copy(update={"hash": words_hash(fact)}))
    if not is_faithful(text, fact):
        raise Failure(f"{path} could not be signed without changing its words; nothing was written.", code=1)
    return text, _words_above_signature(fact)


def _errors_of(file: str, loaded: Loaded, today: datetime.date) -> list[Problem]:
    """The errors of a file, but for those of its signature."""
    errors = errors_of(check(loaded, today))
    return [problem for problem in errors if problem.file == file and "review" not in problem.rule]


def _words_above_signature(fact: Fact) -> int:
    return sum(word_count(text) for path, text in texts(fact) if path[0] not in ("review", "exceptions"))


def _key_of(path: Path, content: Content) -> Key:
    for key, document in content.documents.items():
        if key[0] not in ("page", "site") and Path(document.file).resolve() == path.resolve():
            return key
    raise Failure(
        f"{path} is not a fact of {content.folder}/. Name the file, such as "
        f"{content.folder}/causes/an-id.yml."
    )
