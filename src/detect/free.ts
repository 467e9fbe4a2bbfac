/**
 * Frees the memory of typed arrays that nobody asks any more. Left to the garbage collector it would count as a reason
 * to go through everything that there is: ten times in half a million replayed posts.
 */
export function free(...arrays: readonly { readonly buffer: ArrayBuffer }[]): void {
  // What is moved to a place without room is gone.
  for (const { buffer } of arrays) buffer.transfer(0);
}
