import { type Message as BusMessage, Message, MessageType, type MessageBus, sessionBus } from 'dbus-next';

/** The body of a message, read by the one who knows its signature. */
export type Body = readonly unknown[];

export interface Target {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
}

export interface Signal {
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: Body;
}

/** What a service answers to a call: a signature and its values, or null for a call that it does not know. */
export type Reply = { readonly signature: string; readonly body: unknown[] } | null;

/** A connection to the private session bus, seen from a desktop component that owns a name on it. */
export interface Bus {
  call(target: Target, member: string, signature?: string, body?: unknown[]): Promise<Body>;
  /** Calls `listener` for each signal that matches the rule of the D-Bus specification. */
  watch(rule: string, listener: (signal: Signal) => void): Promise<void>;
  emit(path: string, iface: string, member: string, signature: string, body: unknown[]): void;
  /** Takes a well-known name and answers the calls to it. Throws when somebody else has it. */
  serve(name: string, answer: (call: Signal) => Reply): Promise<void>;
  close(): void;
}

const daemon: Target = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

function seen(message: BusMessage): Signal {
  const { sender, path, member } = message;
  return { sender, path, interface: message.interface, member, body: message.body as unknown[] };
}

function connected(bus: MessageBus): Promise<void> {
  return new Promise((resolve, reject) => {
    bus.on('connect', resolve);
    bus.on('error', reject);
  });
}

/** Connects to the bus at a D-Bus address. Rejects when the bus refuses. */
export async function connectBus(address: string): Promise<Bus> {
  const bus = sessionBus({ busAddress: address });
  await connected(bus);

  async function call(target: Target, member: string, signature = '', body: unknown[] = []): Promise<Body> {
    const reply = await bus.call(new Message({ ...target, member, signature, body }));
    return reply === null ? [] : (reply.body as unknown[]);
  }

  return {
    call,
    async watch(rule, listener) {
      const wanted = new Map(rule.split(',').map((part) => part.split('=', 2) as [string, string]));
      const matches = (name: string, value: string) => {
        const quoted = wanted.get(name);
        return quoted === undefined || quoted === `'${value}'`;
      };
      bus.on('message', (message) => {
        if (message.type !== MessageType.SIGNAL) return;
        const signal = seen(message);
        if (
          matches('sender', signal.sender) &&
          matches('member', signal.member) &&
          matches('interface', signal.interface)
        ) {
          listener(signal);
        }
      });
      await call(daemon, 'AddMatch', 's', [rule]);
    },
    emit(path, iface, member, signature, body) {
      bus.send(new Message({ type: MessageType.SIGNAL, path, interface: iface, member, signature, body }));
    },
    async serve(name, answer) {
      bus.addMethodHandler((message: BusMessage) => {
        const reply = answer(seen(message));
        if (reply !== null) bus.send(Message.newMethodReturn(message, reply.signature, reply.body));
        return reply !== null;
      });
      const primaryOwner = 1;
      const doNotQueue = 4;
      if ((await bus.requestName(name, doNotQueue)) !== primaryOwner) throw new Error(`${name} is taken`);
    },
    close() {
      bus.disconnect();
    },
  };
}
