/**
 * The KVS's refusals: HTTP status and `{code, message}`, from which the real client makes its `ForgeKvsAPIError`.
 * Codes are the documented ones where Atlassian documents one; `KEY_CONFLICT` with 409 has been observed by others;
 * `CONDITION_FAILED` is this host's name for a failed transaction condition, which Atlassian does not document.
 */
export type KvsErrorCode =
  | 'BAD_REQUEST'
  | 'PERMISSION_DENIED'
  | 'KEY_NOT_FOUND'
  | 'KEY_CONFLICT'
  | 'KEY_TOO_SHORT'
  | 'KEY_TOO_LONG'
  | 'INVALID_KEY'
  | 'MAX_SIZE'
  | 'MAX_DEPTH'
  | 'INVALID_ENTITY_TYPE'
  | 'INVALID_ENTITY_VALUE'
  | 'INVALID_ENTITY_INDEX'
  | 'INVALID_FILTER_CONDITION'
  | 'INVALID_FILTER_VALUES'
  | 'INSUFFICIENT_FILTER_VALUES'
  | 'EMPTY_FILTER_OPERATOR'
  | 'INVALID_FILTER_OPERATORS_COMBINATION'
  | 'LIST_QUERY_LIMIT_EXCEEDED'
  | 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE'
  | 'QUERY_WHERE_INVALID'
  | 'QUERY_WHERE_FIELD_INVALID'
  | 'INVALID_CURSOR'
  | 'CONDITION_FAILED'
  | 'TRANSACTION_OPERATION_LIMIT_EXCEEDED'
  | 'TRANSACTION_DUPLICATE_KEY'
  | 'BATCH_LIMIT_EXCEEDED'
  | 'BATCH_DUPLICATE_KEY';

const STATUS: Partial<Record<KvsErrorCode, number>> = {
  PERMISSION_DENIED: 403,
  KEY_NOT_FOUND: 404,
  KEY_CONFLICT: 409,
  CONDITION_FAILED: 409,
};

export class KvsError extends Error {
  readonly status: number;
  constructor(
    readonly code: KvsErrorCode,
    message: string,
  ) {
    super(message);
    this.status = STATUS[code] ?? 400;
  }
}
