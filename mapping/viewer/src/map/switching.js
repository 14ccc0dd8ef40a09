// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A layer that a control of Folium's (or of a plugin) can switch too: the state follows, so that all parts agree.

/** @import { Context, State } from "../types/page.js" */

/**
 * @param {L.Map} map
 * @param {L.Layer} layer
 * @param {(state: State) => boolean} wanted - whether a state shows the layer
 * @param {(context: Context, on: boolean) => string[]} layers - the layers of the state once somebody switched this one
 * @returns {(context: Context) => void} shows or removes the layer as the state says
 */
export function createSwitch(map, layer, wanted, layers) {
  /** @type {Context|undefined} */
  let context;
  layer.on("add remove", () => {
    const on = map.hasLayer(layer);
    if (context && on !== wanted(context.state)) context.go({ strati: layers(context, on) }, { replace: true });
  });
  return (next) => {
    context = next;
    if (wanted(next.state)) layer.addTo(map);
    else layer.remove();
  };
}
