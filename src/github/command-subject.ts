// Does one way to write a subject mean the same as another? `ci/deployer`, `deployer` and `ServiceAccount/deployer` may.

interface Subject {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** What only one of them says is no difference. */
export function sameSubject(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)]
  return a.name === b.name && agree(a.kind, b.kind) && agree(a.namespace, b.namespace)
}

function agree(one: string, other: string): boolean {
  return one === '' || other === '' || one === other
}

/** Kinds begin with a capital, namespaces cannot. */
function read(text: string): Subject {
  const [first = '', ...more] = text.split('/')
  if (more.length === 0) return { kind: '', namespace: '', name: first }
  const [kind, rest] = /^[A-Z]/.test(first) ? [first, more] : ['', [first, ...more]]
  return { kind, namespace: rest.slice(0, -1).join('/'), name: rest.at(-1) ?? '' }
}
