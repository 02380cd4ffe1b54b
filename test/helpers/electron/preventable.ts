import type { EventEmitter } from "node:events"

/** Emits an event that a listener may prevent, and says whether one did. */
export function emitPreventable(emitter: EventEmitter, name: string, details: object = {}): boolean {
  const event = {
    ...details,
    isPrevented: false,
    preventDefault(): void {
      event.isPrevented = true
    },
  }
  emitter.emit(name, event)
  return event.isPrevented
}
