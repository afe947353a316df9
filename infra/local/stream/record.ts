import type { AttributeValue, _Record as EngineRecord } from '@aws-sdk/client-dynamodb-streams'

/** A stream record as Lambda hands it to a function. */
export interface StreamRecord {
  readonly eventID: string
  readonly eventName: string
  readonly eventVersion: string
  readonly eventSource: 'aws:dynamodb'
  readonly awsRegion: string
  readonly eventSourceARN: string
  readonly dynamodb: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime: number
    readonly Keys: unknown
    readonly NewImage?: unknown
    readonly OldImage?: unknown
    readonly SequenceNumber: string
    readonly SizeBytes: number
    readonly StreamViewType: string
  }
}

export function streamRecord(record: EngineRecord, streamArn: string): StreamRecord {
  const { dynamodb } = record
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: streamArn,
    dynamodb: {
      ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      Keys: asJson(dynamodb?.Keys),
      ...(dynamodb?.NewImage ? { NewImage: asJson(dynamodb.NewImage) } : {}),
      ...(dynamodb?.OldImage ? { OldImage: asJson(dynamodb.OldImage) } : {}),
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: dynamodb?.StreamViewType ?? '',
    },
  }
}

/** Binary values are base64 text in events. */
function asJson(attributes: Record<string, AttributeValue> | undefined): unknown {
  const text = JSON.stringify(attributes, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  )
  return text === undefined ? {} : (JSON.parse(text) as unknown)
}
