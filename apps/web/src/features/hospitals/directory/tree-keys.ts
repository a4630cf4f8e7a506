import type { KeyboardEvent } from 'react';

interface Branch {
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

const itemsOf = (tree: Element | null): HTMLElement[] => [
  ...(tree?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? []),
];

function targetOf(
  key: string,
  item: HTMLElement,
  items: readonly HTMLElement[],
): HTMLElement | null | undefined {
  const at = items.indexOf(item);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return items[at + 1];
    case 'ArrowUp':
      return items[at - 1];
    case 'ArrowLeft':
      return item.parentElement?.closest<HTMLElement>('[role="treeitem"]');
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}

const treeKeys = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End'];

/** The keys of a tree: up and down along what is shown, right opens and then goes in, left closes and then goes out. */
export function moveInTree(event: KeyboardEvent<HTMLElement>, branch: Branch): void {
  if (!treeKeys.includes(event.key)) return;
  event.preventDefault();
  if (event.key === 'ArrowRight' && !branch.isOpen) {
    if (branch.hasChildren) branch.setOpen(true);
    return;
  }
  if (event.key === 'ArrowLeft' && branch.isOpen) {
    branch.setOpen(false);
    return;
  }
  const item = event.currentTarget;
  targetOf(event.key, item, itemsOf(item.closest('[role="tree"]')))?.focus();
}
