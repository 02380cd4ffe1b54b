/** A value that changes, in the form React's `useSyncExternalStore` asks for. */
export interface Observable<Value> {
  readonly get: () => Value
  /** Calls `listener` after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
}

/** An observable with its other end. */
export interface Source<Value> extends Observable<Value> {
  readonly set: (value: Value) => void
}

export function source<Value>(first: Value): Source<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
