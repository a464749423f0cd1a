// Keys and indices from a document's root to a value.

export type Route = readonly (string | number)[]
