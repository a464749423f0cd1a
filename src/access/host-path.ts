// What a folder or file of the node gives away about the Pods that run there.

export type HostReach = 'pod tokens' | 'container runtime'

/** Under this the kubelet keeps the tokens of all Pods of its node. */
const podFiles = '/var/lib/kubelet/pods'

/** As they are once `/var/run` is read as the link to `/run` that it is. */
const runtimeSockets = [
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/run/cri-dockerd.sock',
  '/run/dockershim.sock',
  '/run/podman/podman.sock',
  '/run/k3s/containerd/containerd.sock',
  '/run/k0s/containerd.sock',
  '/var/snap/microk8s/common/run/containerd.sock',
]

/** What a Pod can reach that sees this path of its node; nothing where it is harmless to other Pods. */
export function hostReach(path: string): HostReach | undefined {
  const here = plainPath(path)
  if (holds(here, podFiles) || here.startsWith(`${podFiles}/`)) return 'pod tokens'
  return runtimeSockets.some((socket) => holds(here, socket)) ? 'container runtime' : undefined
}

function holds(folder: string, path: string): boolean {
  return folder === '/' || folder === path || path.startsWith(`${folder}/`)
}

/** Without doubled, dotted and closing slashes, and by the name that the link stands for. */
export function plainPath(path: string): string {
  const plain = `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`
  return plain === '/var/run' || plain.startsWith('/var/run/') ? plain.slice('/var'.length) : plain
}
