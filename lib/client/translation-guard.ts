import { deviceNow } from './server-clock';

/** Longer than a translator takes from reading a text to showing its translation. */
const TRANSLATION_MS = 3_000;

/**
 * Returns a function that ends what it starts: keeping React working on a page that the browser translates.
 *
 * Translators take React's text nodes out of the page and put elements of their own in their place, or move the nodes
 * into such elements. React then fails to remove a node or to insert one before it, which takes down the whole page, or
 * writes a new figure into a node that is no longer shown. So: what React removes is removed where it is now, what it
 * inserts goes where the node is now, and a text that it changes comes back in place of its old translation. A
 * translation takes time: one that arrives shortly after its text changed may be of the old text, and is not shown.
 */
export function guardAgainstTranslators(root: Document): () => void {
  /** What is shown in place of a text node. */
  const standIns = new WeakMap<Node, Element>();
  /** When a text node was last changed, by `deviceNow()`. */
  const changedAt = new WeakMap<Node, number>();
  const changes = new MutationObserver(noteChanges);
  const moves = new MutationObserver(noteMoves);
  moves.observe(root, { childList: true, subtree: true });
  changes.observe(root, { characterData: true, subtree: true });

  function noteMoves(records: readonly MutationRecord[]): void {
    const fonts = new Set(records.flatMap((record) => [...record.addedNodes].filter(isFont)));
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.isConnected) continue;
        // Only translators replace a text by an element in one step. In two steps, React could do it as well.
        const beside = [previousSibling, nextSibling].find((each) => each !== null && fonts.has(each as Element));
        const standIn = [...addedNodes].find(isElement) ?? beside;
        if (!standIn) continue;
        if (deviceNow() - (changedAt.get(node) ?? Number.NEGATIVE_INFINITY) < TRANSLATION_MS) {
          // Once only: what the translator reads now is the new text.
          changedAt.delete(node);
          (standIn as Element).replaceWith(node);
          continue;
        }
        standIns.set(node, standIn as Element);
        changes.observe(node, { characterData: true });
      }
    }
  }

  function noteChanges(records: readonly MutationRecord[]): void {
    noteMoves(moves.takeRecords());
    for (const { target } of records) {
      changedAt.set(target, deviceNow());
      const standIn = standIns.get(target);
      if (!standIn?.isConnected || target.isConnected) continue;
      standIns.delete(target);
      standIn.replaceWith(target);
    }
  }

  /** Returns what is shown of `node`: itself, or what stands in for it. */
  function shownFor(node: Node): Node {
    noteMoves(moves.takeRecords());
    return node.isConnected ? node : (standIns.get(node) ?? node);
  }

  const { removeChild, insertBefore } = Node.prototype;

  Node.prototype.removeChild = function removeShown<T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this) return removeChild.call(this, child) as T;
    const shown = shownFor(child);
    if (this.contains(shown)) removeWithEmptyWrappers(this, shown);
    return child;
  };

  Node.prototype.insertBefore = function insertBeforeShown<T extends Node>(
    this: Node,
    node: T,
    before: Node | null,
  ): T {
    if (before === null || before.parentNode === this) return insertBefore.call(this, node, before) as T;
    return insertBefore.call(this, node, childWith(this, shownFor(before))) as T;
  };

  function removeWithEmptyWrappers(parent: Node, shown: Node): void {
    let node = shown;
    while (node.parentNode) {
      const { parentNode } = node;
      removeChild.call(parentNode, node);
      if (parentNode === parent || parentNode.hasChildNodes()) return;
      node = parentNode;
    }
  }

  return () => {
    moves.disconnect();
    changes.disconnect();
    Object.assign(Node.prototype, { removeChild, insertBefore });
  };
}

/** Returns the child of `parent` that is `node` or contains it; null when there is none: the end. */
function childWith(parent: Node, node: Node): Node | null {
  let child: Node | null = node;
  while (child && child.parentNode !== parent) child = child.parentNode;
  return child;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isFont(node: Node): node is Element {
  return node.nodeName === 'FONT';
}
