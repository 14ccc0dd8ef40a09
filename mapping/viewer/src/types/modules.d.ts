// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
declare module "*.png" {
  const url: string;
  export default url;
}
declare module "leaflet/src/*";
/** The bundle of host.js, which the build puts in. */
declare const HOST_SCRIPT: string;
/** What allows it in a policy. */
declare const HOST_HASH: string;
declare module "palette/marks" {
  const outlines: Record<string, string>;
  export default outlines;
}
declare module "palette/classes" {
  const PALETTE: Record<string, string>;
  export default PALETTE;
}

declare module "palette" {
  const names: Record<string, string>;
  export default names;
}
interface TrustedTypeRules {
  createHTML?: (text: string) => string | null;
  createScript?: (text: string) => string;
}
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: TrustedTypeRules,
  ): {
    createHTML: (text: string) => unknown;
    createScript: (text: string) => unknown;
  };
}
interface Window {
  L: typeof import("leaflet");
  trustedTypes?: TrustedTypePolicyFactory;
}
