import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { LOCAL_ACCESS } from '../../../../infra/machine/access.ts'
import { startApart } from '../../../support/assembly-apart.ts'
import { temporaryFolder, writeTinyAssembly } from '../../../support/tiny-assembly.ts'

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

test('killed without warning it loses no acknowledged write, leaves no engine behind, and starts again', async () => {
  const dir = temporaryFolder()
  const template = writeTinyAssembly({ functions: {} })
  for (let round = 0; round < 3; round += 1) {
    const { at, end } = await startApart(dir, template)
    const table = at.tables['Charts']
    const client = new DynamoDBClient({ ...LOCAL_ACCESS, endpoint: at.dynamodbEndpoint, maxAttempts: 1 })
    const key = (n: number) => ({ pk: { S: `round-${n}` }, sk: { S: 'x' } })
    for (let n = 0; n < round; n += 1) {
      expect((await client.send(new GetItemCommand({ TableName: table, Key: key(n) }))).Item).toBeDefined()
    }
    await client.send(new PutItemCommand({ TableName: table, Item: key(round) }))
    await end('SIGKILL')
    client.destroy()
    await expect.poll(() => answers(at.dynamodbEndpoint)).toBe(false)
    expect(await answers(at.url)).toBe(false)
  }
})
