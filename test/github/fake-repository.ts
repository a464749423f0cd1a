// The repository and its pull request in the full shape of REST.
import { userShape } from './fake-shapes.ts'
import { type FakePull, type FakeUser, fullName } from './fake-state.ts'

const api = 'https://api.github.com'
const then = '2026-01-01T00:00:00Z'
const owner: FakeUser = { login: 'octo', id: 1, type: 'User' }

const links = [
  ['archive', 'assignees', 'blobs', 'branches', 'collaborators', 'comments', 'commits', 'compare', 'contents'],
  ['contributors', 'deployments', 'downloads', 'events', 'forks', 'git_commits', 'git_refs', 'git_tags', 'hooks'],
  ['issue_comment', 'issue_events', 'issues', 'keys', 'labels', 'languages', 'merges', 'milestones'],
  ['notifications', 'pulls', 'releases', 'stargazers', 'statuses', 'subscribers', 'subscription', 'tags', 'teams'],
  ['trees'],
].flat()

export function minimalRepositoryShape() {
  const url = `${api}/repos/${fullName}`
  return {
    id: 1,
    node_id: 'R_1',
    name: 'shop',
    full_name: fullName,
    owner: userShape(owner),
    private: false,
    html_url: `https://github.com/${fullName}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(links.map((link) => [`${link}_url`, `${url}/${link}`])),
  }
}

function repositoryShape() {
  const counts = ['forks', 'forks_count', 'open_issues', 'open_issues_count', 'size', 'stargazers_count', 'watchers']
  const flags = ['has_downloads', 'has_issues', 'has_projects', 'has_wiki', 'has_pages', 'archived', 'disabled']
  const addresses = ['clone_url', 'git_url', 'ssh_url', 'svn_url']
  return {
    ...minimalRepositoryShape(),
    ...Object.fromEntries([...counts, 'watchers_count'].map((name) => [name, 0])),
    ...Object.fromEntries(flags.map((name) => [name, false])),
    ...Object.fromEntries(addresses.map((name) => [name, `https://github.com/${fullName}.git`])),
    default_branch: 'main',
    homepage: null,
    language: null,
    mirror_url: null,
    license: null,
    pushed_at: then,
    created_at: then,
    updated_at: then,
  }
}

export function pullShape({ number, base, head, author = owner }: FakePull) {
  const url = `${api}/repos/${fullName}/pulls/${number}`
  const html_url = `https://github.com/${fullName}/pull/${number}`
  const issue_url = `${api}/repos/${fullName}/issues/${number}`
  const end = (ref: string, sha: string) => {
    return { label: `octo:${ref}`, ref, sha, user: userShape(owner), repo: repositoryShape() }
  }
  const others = ['comments', 'commits', 'statuses', 'issue', 'review_comments', 'review_comment', 'self', 'html']
  return {
    id: number,
    node_id: `PR_${number}`,
    number,
    url,
    html_url,
    issue_url,
    ...Object.fromEntries(
      ['comments', 'commits', 'diff', 'patch', 'review_comment', 'review_comments', 'statuses'].map((name) => [
        `${name}_url`,
        `${url}/${name}`,
      ]),
    ),
    title: 'A change',
    body: null,
    state: 'open',
    locked: false,
    user: userShape(author),
    labels: [],
    assignee: null,
    milestone: null,
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    base: end('main', base),
    head: end('change', head),
    // GitHub is still working it out.
    mergeable: null,
    mergeable_state: 'unknown',
    merge_commit_sha: null,
    merged: false,
    merged_by: null,
    merged_at: null,
    closed_at: null,
    created_at: then,
    updated_at: then,
    maintainer_can_modify: false,
    ...Object.fromEntries(
      ['additions', 'changed_files', 'comments', 'commits', 'deletions', 'review_comments'].map((name) => [name, 1]),
    ),
    _links: Object.fromEntries(others.map((name) => [name, { href: url }])),
  }
}
