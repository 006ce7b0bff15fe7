/** The one listener: classify, allow, parse, handle, reply. What isn't for us is left to others; what is refused says why. */
import { type Caller, type Handlers, PROTOCOL, type RequestName } from './protocol';
import { asFrame, classifySender, type SenderFacts } from './sender';

type Answer = { ok: true; value: unknown } | { ok: false; error: { name: string; message: string } };
type Handle = (input: unknown, caller: Caller) => Promise<unknown>;

export interface Self {
  readonly id: string;
  readonly origin: string;
}

/** Makes the listener. It answers every message of ours with a reply, and returns undefined (no answer) for what isn't a message of ours. */
export function makeListener(
  handlers: Handlers,
  self: Self,
): (message: unknown, sender: SenderFacts) => Promise<Answer> | undefined {
  return (message, sender) => {
    const name = nameOf(message);
    if (name === null) return undefined;
    const { from } = PROTOCOL[name];
    const sent = classifySender(sender, self.id, self.origin);
    const caller = from === 'frame' ? asFrame(sent) : sent;
    if (caller === null || from !== caller.kind) return Promise.resolve(refuse('NotAllowed', `${name} is not for this sender`));
    return handle(name, message, caller, handlers);
  };
}

async function handle(name: RequestName, message: unknown, caller: Caller, handlers: Handlers): Promise<Answer> {
  const input = typeof message === 'object' && message !== null && 'input' in message ? message.input : undefined;
  const parsed = PROTOCOL[name].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('BadInput', `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`);
  }
  try {
    // The parsed input and the proven caller are those of this name; the union of all handlers can't say so.
    return { ok: true, value: await (handlers[name] as Handle)(parsed.data, caller) };
  } catch (error) {
    return error instanceof Error ? refuse(error.name, error.message) : refuse('Error', String(error));
  }
}

function nameOf(message: unknown): RequestName | null {
  if (typeof message !== 'object' || message === null || !('name' in message) || typeof message.name !== 'string') return null;
  return Object.hasOwn(PROTOCOL, message.name) ? (message.name as RequestName) : null;
}

const refuse = (name: string, message: string): Answer => ({ ok: false, error: { name, message } });
