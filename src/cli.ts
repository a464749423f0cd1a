#!/usr/bin/env node
// The door of the terminal: words in, text and exit code out.
import { fileURLToPath } from 'node:url'
import { run } from './commands/run.ts'

const terminal = {
  home: fileURLToPath(new URL('..', import.meta.url)),
  cwd: process.cwd(),
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb',
  stdin: async () => {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk)
    return Buffer.concat(chunks)
  },
}

// A reader that stops early (a pager, head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const { exitCode, output, notes } = await run(process.argv.slice(2), terminal)
process.stdout.write(output)
if (notes !== undefined) process.stderr.write(notes)
process.exitCode = exitCode
