// Untrusted data, asked for its parts.

/** Something whose fields can be asked for. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.assign(Object.create(null), value) : Object.create(null)
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
