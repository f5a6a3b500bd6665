/** A piece of a hand-off: words, or a placeholder. */
export type PlaceholderPiece = { text: string; placeholder: boolean };

/** Parts the text of a hand-off at its placeholders. */
export function placeholderPieces(text: string): PlaceholderPiece[] {
  return text
    .split(/(\[[A-Z]+-\d+(?:-FIRST|-LAST)?\])/)
    .map((piece, index) => ({ text: piece, placeholder: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
