// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Whether this page stands in another, and whether it can be printed from within.

/** In somebody else's page. */
export const framed = window.parent !== window;

/** A sandboxed frame may not print, Firefox on phones and web views long could not. */
export const canPrint = !framed && "print" in window;
