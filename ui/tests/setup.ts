import { vi } from 'vitest';

// What jsdom lacks of a browser.
vi.stubGlobal(
  'matchMedia',
  vi.fn(() => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })),
);
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.scrollTo ??= () => undefined;
