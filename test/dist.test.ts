// What is committed in dist/ runs alone: beside it stand only package.json and examples/, and nothing is installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { deployments, littleMemory } from './large.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const clone = mkdtempSync(join(tmpdir(), 'sa-guard-dist-'))
for (const part of ['dist', 'examples', 'docs', 'package.json'])
  cpSync(join(root, part), join(clone, part), { recursive: true })

afterAll(() => rmSync(clone, { recursive: true, force: true }))

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

describe('dist', () => {
  test('the command line runs without node_modules', () => {
    const { version } = JSON.parse(read('package.json'))
    const printed = execFileSync(process.execPath, [join(clone, 'dist/cli.js'), '--version'], { encoding: 'utf8' })
    expect(printed).toContain(version)
  })

  test('the demonstration runs on what the library of Node 20 has', () => {
    const old = [
      'delete Map.groupBy',
      'delete Object.groupBy',
      'delete Array.fromAsync',
      'delete Promise.withResolvers',
      'delete Promise.try',
      'delete RegExp.escape',
      'for (const name of ["union", "intersection", "difference", "isSubsetOf"]) delete Set.prototype[name]',
      'for (const name of ["map", "filter", "take", "drop", "flatMap", "reduce", "toArray", "forEach", "some", "every", "find"]) delete Iterator.prototype[name]',
    ].join(';')
    const preload = ['--import', `data:text/javascript,${encodeURIComponent(old)}`]
    const printed = execFileSync(process.execPath, [...preload, join(clone, 'dist/cli.js'), 'demo'], {
      encoding: 'utf8',
    })
    for (const rule of ['automounted-token', 'token-restored', 'granted-default-account', 'token-secret']) {
      expect(printed).toContain(rule)
    }
    const [, folder = ''] = /in (\S*sa-guard-demo-\w+)/.exec(printed) ?? []
    expect(folder.startsWith(tmpdir())).toBe(true)
    rmSync(folder, { recursive: true })
  })

  test('judging is stopped by its limit of memory, in the bundled thread', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, 'dist/cli.js'), 'scan', '-'], {
      input: deployments(6000),
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: littleMemory },
    })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^sa-guard: Judging this change took more than \d+ MiB of memory and was stopped, [^\n]*\n$/)
  })

  test('the command line can be executed', () => {
    expect(read('dist/cli.js').split('\n')[0]).toBe('#!/usr/bin/env node')
    expect(statSync(join(root, 'dist/cli.js')).mode & 0o111).not.toBe(0)
  })

  test('the command line carries no GitHub client', () => {
    expect(read('dist/cli.js')).not.toMatch(/node_modules\/(@octokit|@actions|undici)\//)
  })

  test('what runs others names a file that is there', () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml'))
    expect(statSync(join(root, hook.entry.split(' ')[0])).isFile()).toBe(true)
    const { runs } = parse(read('action.yml'))
    expect(runs.using).toBe('node24')
    expect(statSync(join(root, runs.main)).isFile()).toBe(true)
  })

  test('every bundled package is named with its licence', () => {
    const names = [
      ...read('dist/index.js').matchAll(/^\/\/ node_modules\/(?:.*\/node_modules\/)?((?:@[\w.-]+\/)?[\w.-]+)\//gm),
    ]
    const licences = read('dist/licenses.txt')
    expect(names.length).toBeGreaterThan(0)
    for (const name of new Set(names.map((match) => match[1])))
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'))
  })
})
