// Colour for a terminal, or none.
import type { Severity } from '../access/severity.ts'

export interface Ink {
  bold(text: string): string
  faint(text: string): string
  added(text: string): string
  removed(text: string): string
  severity(severity: Severity, text: string): string
}

const severityCodes: Readonly<Record<Severity, string>> = {
  critical: '1;31',
  high: '1;31',
  medium: '1;33',
  low: '1;36',
  info: '1;34',
}

export function ink(colour: boolean): Ink {
  const paint = (code: string, text: string): string =>
    colour && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text
  return {
    bold: (text) => paint('1', text),
    faint: (text) => paint('2', text),
    added: (text) => paint('32', text),
    removed: (text) => paint('31', text),
    severity: (severity, text) => paint(severityCodes[severity], text),
  }
}
