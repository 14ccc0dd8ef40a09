# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong, as one small tree.

::

    MappingError            one sentence: what happened, what was not changed, the way out
    ├── InputError          a file given by the caller cannot be read or used     (exit 2)
    ├── GeodataError        a table that ships with the package is absent or altered (exit 2)
    ├── OutputError         the output folder cannot be written                   (exit 2)
    └── NotPublishable      everything was read, but the result must not go out   (exit 1)
"""


class MappingError(Exception):
    """Base of all errors of this package; its text is one sentence for a person."""

    exit_code = 2


class InputError(MappingError):
    """A file given by the caller cannot be read or used; names the file and, where known, row and column."""


class GeodataError(MappingError):
    """A table that ships with the package is absent or is not the one its provenance describes."""


class OutputError(MappingError):
    """The output folder cannot be written; what stood there is untouched."""


class NotPublishable(MappingError):  # noqa: N818 - it is a verdict on the data, not a fault of the program
    """The data were read but must not be published as they are; what stood in the output is untouched."""

    exit_code = 1
