// Manifests of accounts and Pods with cloud identities.
import { account, deployment, documents } from './manifests.ts'

const aws = 'arn:aws:iam::123456789012:role/'

/** A ServiceAccount in `shop` with an annotation. */
export function annotated(name: string, key: string, value: string): string {
  return account(name).replace('metadata:\n', `metadata:\n  annotations:\n    ${key}: ${value}\n`)
}

export function withRole(name: string, role: string): string {
  return annotated(name, 'eks.amazonaws.com/role-arn', `${aws}${role}`)
}

export function withClient(name: string, client = 'c-1'): string {
  return annotated(name, 'azure.workload.identity/client-id', client)
}

/** A Deployment in `shop` that runs as the account; `labels` are those of its Pods, in flow style. */
export function runs(name: string, as: string, labels = `app: ${name}`, image = 'shop/web:1.4'): string {
  return deployment(as === '' ? '' : `serviceAccountName: ${as}`, `image: ${image}`)
    .replace('name: web', `name: ${name}`)
    .replace('template:\n', `template:\n    metadata:\n      labels: {${labels}}\n`)
}

/** A Pod of the Deployment with a variable, and a projected token for the audience. */
export function chooses(variable: string, value: string, audience: string): string {
  return deployment(
    `volumes:
  - name: token
    projected:
      sources:
        - serviceAccountToken: {audience: '${audience}', path: token}`,
    `image: shop/web:1.4
env:
  - name: ${variable}
    value: ${value}
volumeMounts:
  - {name: token, mountPath: /var/run/token}`,
  )
}

export function association(spec: string, apiVersion = 'eks.services.k8s.aws/v1alpha1'): string {
  return `apiVersion: ${apiVersion}
kind: PodIdentityAssociation
metadata:
  name: web
  namespace: ack
spec: ${spec}
`
}

export { documents }
