# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read a registry file of any office: rows in normal form, and what to correct."""

from mapping.registry.difference import RegistryDiff, diff_registries, write_diff
from mapping.registry.model import Registry
from mapping.registry.read import read_registry
from mapping.registry.report import report_csv, report_xlsx, write_report
from mapping.registry.template import write_template

__all__ = [
    "Registry",
    "RegistryDiff",
    "diff_registries",
    "read_registry",
    "report_csv",
    "report_xlsx",
    "write_diff",
    "write_report",
    "write_template",
]
