import { createStore } from '../src/common/store';

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** The browser's offer to put the page on the home screen; null while it makes none. */
export const installOffer = createStore<InstallEvent | null>(null);

export function waitForInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installOffer.set(event as InstallEvent);
  });
}

export async function install(): Promise<void> {
  const offer = installOffer.get();
  installOffer.set(null);
  await offer?.prompt();
}
