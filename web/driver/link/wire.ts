/** What of a browser's WebSocket is used; tests give their own. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror' | 'readyState'>;

const OPEN = 1;

/** One socket after the other, never two: what an old one still says or its end is no news of the present one. */
export class Wire {
  private socket: Socket | null = null;
  private heard = 0;

  constructor(
    private readonly open: () => Socket,
    private readonly onText: (text: string) => void,
    private readonly onGone: () => void,
  ) {}

  /** False when there is a socket already. */
  connect(): boolean {
    if (this.socket) return false;
    const socket = this.open();
    this.socket = socket;
    this.heard = Date.now();
    socket.onmessage = (event) => {
      if (socket !== this.socket || typeof event.data !== 'string') return;
      this.heard = Date.now();
      this.onText(event.data);
    };
    socket.onclose = () => {
      if (socket !== this.socket) return;
      this.socket = null;
      this.onGone();
    };
    socket.onerror = () => {};
    return true;
  }

  /** When anything was heard last, or the socket was made. */
  get heardAt(): number {
    return this.heard;
  }

  get exists(): boolean {
    return this.socket !== null;
  }

  get isOpen(): boolean {
    return this.socket?.readyState === OPEN;
  }

  write(message: object): void {
    this.socket?.send(JSON.stringify(message));
  }

  /** Its end is not news: whoever drops it knows. */
  drop(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
