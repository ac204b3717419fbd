import type { TemplatePorts } from '../../../emulator/engine/lang/template/render.ts';

/** Time stands still and chance always says the same. */
export const PORTS: TemplatePorts = { now: () => Date.parse('2026-01-02T03:04:05Z'), random: () => 0.5 };
