// The answers of REST in their full shape.
import type { DiffFile } from './fake-diff.ts'
import {
  type FakeComment,
  type FakeIssueComment,
  type FakeReview,
  type FakeStatus,
  type FakeUser,
  fullName,
} from './fake-state.ts'

const api = 'https://api.github.com'
const repository = `${api}/repos/${fullName}`
const site = `https://github.com/${fullName}`
const then = '2026-01-01T00:00:00Z'

export function userShape({ login, id, type }: FakeUser) {
  const url = `${api}/users/${encodeURIComponent(login)}`
  const parts = [
    ['avatar', 'events', 'followers', 'following', 'gists', 'organizations', 'received_events', 'repos', 'starred'],
    ['subscriptions'],
  ].flat()
  return {
    login,
    id,
    node_id: `U_${id}`,
    gravatar_id: '',
    ...Object.fromEntries(parts.map((part) => [`${part}_url`, `${url}/${part}`])),
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    url,
    type,
    site_admin: false,
  }
}

export function reviewShape({ id, user, body, state, commit_id }: FakeReview, number: number) {
  const html_url = `${site}/pull/${number}#pullrequestreview-${id}`
  const pull_request_url = `${repository}/pulls/${number}`
  return {
    id,
    node_id: `PRR_${id}`,
    user: userShape(user),
    body,
    state,
    html_url,
    pull_request_url,
    author_association: 'NONE',
    _links: { html: { href: html_url }, pull_request: { href: pull_request_url } },
    ...(state === 'PENDING' ? {} : { submitted_at: then }),
    commit_id,
  }
}

export function commentShape(comment: FakeComment, number: number) {
  const { id, user, line, start_line, ...rest } = comment
  const url = `${repository}/pulls/comments/${id}`
  const html_url = `${site}/pull/${number}#discussion_r${id}`
  const pull_request_url = `${repository}/pulls/${number}`
  return {
    id,
    node_id: `PRRC_${id}`,
    url,
    html_url,
    pull_request_url,
    diff_hunk: '@@ -1 +1 @@',
    pull_request_review_id: rest.pull_request_review_id,
    path: rest.path,
    commit_id: rest.commit_id,
    original_commit_id: rest.commit_id,
    user: userShape(user),
    body: rest.body,
    side: rest.side,
    subject_type: rest.subject_type,
    ...(line === null ? {} : { line, original_line: line }),
    start_line,
    original_start_line: start_line,
    start_side: start_line === null ? null : rest.side,
    ...(rest.in_reply_to_id === undefined ? {} : { in_reply_to_id: rest.in_reply_to_id }),
    created_at: then,
    updated_at: then,
    author_association: 'NONE',
    _links: { self: { href: url }, html: { href: html_url }, pull_request: { href: pull_request_url } },
  }
}

export function issueCommentShape(comment: FakeIssueComment, number: number) {
  const { id, user, body, created_at = then, updated_at = created_at } = comment
  return {
    id,
    node_id: `IC_${id}`,
    url: `${repository}/issues/comments/${id}`,
    html_url: `${site}/pull/${number}#issuecomment-${id}`,
    issue_url: `${repository}/issues/${number}`,
    user: userShape(user),
    body,
    created_at,
    updated_at,
    author_association: 'NONE',
  }
}

export function statusShape({ id, sha, creator, ...rest }: FakeStatus) {
  const { state, context, description, target_url } = rest
  return {
    id,
    node_id: `SC_${id}`,
    url: `${repository}/statuses/${sha}`,
    avatar_url: null,
    state,
    description,
    target_url,
    context,
    created_at: then,
    updated_at: then,
    creator: userShape(creator),
  }
}

export function fileShape(file: DiffFile, commit: string) {
  const name = encodeURIComponent(file.filename)
  return {
    ...file,
    blob_url: `${site}/blob/${commit}/${name}`,
    raw_url: `${site}/raw/${commit}/${name}`,
    contents_url: `${repository}/contents/${name}?ref=${commit}`,
  }
}

export function commitShape(sha: string) {
  const person = { name: 'Ada', email: 'ada@example.com', date: then }
  const url = `${repository}/commits/${sha}`
  return {
    sha,
    node_id: `C_${sha}`,
    url,
    html_url: `${site}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repository}/git/commits/${sha}`,
      author: person,
      committer: person,
      message: 'change',
      comment_count: 0,
      tree: { sha, url: `${repository}/git/trees/${sha}` },
    },
    author: null,
    committer: null,
    parents: [],
  }
}

export function compareShape(from: string, common: string, commits: readonly string[], files: readonly DiffFile[]) {
  const url = `${repository}/compare/x...y`
  return {
    url,
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commitShape(from),
    merge_base_commit: commitShape(common),
    status: 'ahead',
    ahead_by: commits.length,
    behind_by: 0,
    total_commits: commits.length,
    commits: commits.slice(0, 250).map(commitShape),
    files: files.slice(0, 300).map((file) => fileShape(file, common)),
  }
}
