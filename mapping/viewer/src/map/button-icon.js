// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A Leaflet icon that is a real button: reached with the keyboard, named to a screen reader.

import L from "./leaflet.js";

/**
 * The style sheet gives the size.
 * @typedef {{className: string, make: (button: HTMLButtonElement) => void}} ButtonOptions
 */
/** @typedef {{options: ButtonOptions, _setIconStyles: (element: HTMLElement, name: string) => void}} Inner */

const ButtonIcon = L.Icon.extend({
  /** @this {Inner} */
  createIcon() {
    const button = document.createElement("button");
    button.type = "button";
    this.options.make(button);
    this._setIconStyles(button, "icon");
    return button;
  },
  createShadow() {
    return null;
  },
});

/** @param {ButtonOptions} options @returns {L.Icon} */
export function buttonIcon(options) {
  const Icon = /** @type {new (options: ButtonOptions) => L.Icon} */ (ButtonIcon);
  return new Icon(options);
}
