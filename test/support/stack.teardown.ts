export default async function tearDown(): Promise<void> {
  const { store, lambda } = (
    globalThis as unknown as { fastevalStack: Record<'store' | 'lambda', { stop(): Promise<void> }> }
  ).fastevalStack;
  await lambda.stop();
  await store.stop();
}
