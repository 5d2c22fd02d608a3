import path from 'node:path'

/**
 * Keeps pages on what WeChat and the browser preview both do. The rules stand beside the host they
 * ask (preview/lint), in a house of its own whose types know a browser; hence the import by path.
 */
async function lint(): Promise<void> {
  const house = path.resolve(__dirname, '../preview/lint/cli')
  const { main } = (await import(house)) as { main: (args: string[]) => number }
  process.exitCode = main(process.argv.slice(2))
}

void lint()
