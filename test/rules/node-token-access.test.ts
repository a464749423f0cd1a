import { describe, expect, test } from '@jest/globals'
import { hostReach } from '../../src/access/host-path.ts'
import { nodeTokenAccess } from '../../src/rules/node-token-access.ts'
import { deployment } from './manifests.ts'
import { testRule } from './test-rule.ts'

/** Mounts a path of the node; `mount` is the rest of the volumeMount. */
function reader(path: string, image = 'image: shop/web:1.4', mount = ''): string {
  return deployment(
    `volumes:\n  - name: host\n    hostPath:\n      path: ${path}`,
    `${image}\nvolumeMounts:\n  - name: host\n    mountPath: /host${mount === '' ? '' : `\n    ${mount}`}`,
  )
}

testRule(nodeTokenAccess, {
  valid: {
    'the folder holds no tokens': reader('/var/log'),
    'it is another folder of the kubelet': reader('/var/lib/kubelet/device-plugins'),
    'the path only begins alike': reader('/var/lib/kubelet-tools'),
    'only a harmless part of the folder is mounted': reader('/', undefined, 'subPath: etc/os-release'),
    'which part is mounted is decided later': reader('/', undefined, 'subPathExpr: $(NODE)'),
    'no container mounts the volume': deployment('volumes:\n  - name: host\n    hostPath:\n      path: /'),
    'the Pod is privileged, and no more': deployment(
      'hostPID: true\nhostNetwork: true',
      'image: shop/web:1.4\nsecurityContext:\n  privileged: true',
    ),
  },
  invalid: {
    'it mounts the whole node': {
      yaml: reader('/'),
      says: [
        'high 12: Deployment shop/web can read the ServiceAccount token of every Pod on its node, through hostPath /',
      ],
      refusal: 'which of these files the program reads is not in the manifests',
    },
    'it mounts a folder inside of which the Pods lie, oddly spelled': {
      yaml: reader('/var//lib/./kubelet/'),
      says: [
        'high 12: Deployment shop/web can read the ServiceAccount token of every Pod on its node, through hostPath /var//lib/./kubelet/',
      ],
    },
    'the part that is mounted holds the tokens': {
      yaml: reader('/var', undefined, 'subPath: lib/kubelet/pods'),
      says: [
        'high 12: Deployment shop/web can read the ServiceAccount token of every Pod on its node, through hostPath /var',
      ],
    },
    'it mounts the socket of the container runtime': {
      yaml: reader('/var/run/docker.sock'),
      says: [
        'high 12: Deployment shop/web can get into every container on its node by the container runtime, through hostPath /var/run/docker.sock',
      ],
    },
    'a node exporter does': {
      yaml: reader('/', 'image: quay.io/prometheus/node-exporter:v1.8.0'),
      says: [
        'medium 12: Deployment shop/web can read the ServiceAccount token of every Pod on its node, through hostPath /',
      ],
    },
  },
})

describe('hostReach', () => {
  test.each([
    ['/', 'pod tokens'],
    ['/var', 'pod tokens'],
    ['/var/lib/kubelet/pods/', 'pod tokens'],
    ['/var/lib/kubelet/pods/1234', 'pod tokens'],
    ['/run', 'container runtime'],
    ['/var/run', 'container runtime'],
    ['/run/containerd', 'container runtime'],
    ['/run/k3s/containerd/containerd.sock', 'container runtime'],
    ['/run/containerd/runc', undefined],
    ['/run/xtables.lock', undefined],
    ['/Var/lib/kubelet', undefined],
  ])('%j reaches %j', (path, reach) => {
    expect(hostReach(path)).toBe(reach)
  })
})
