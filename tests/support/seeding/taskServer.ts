/** Tasks by name. Their arguments and results are JSON. */
export type Tasks = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

export interface TaskServer {
  start(task: string, args: readonly unknown[]): void;
  /** Null while the task runs. */
  state(): { readonly value: unknown } | { readonly error: string } | null;
}

/** Runs in a page of the extension: lets `runTask` start these tasks, one at a time, and poll for their end. */
export function serveTasks(tasks: Tasks): void {
  let state: ReturnType<TaskServer['state']> = null;
  const server: TaskServer = {
    start: (name, args) => {
      state = null;
      const task = tasks[name] as (...args: readonly unknown[]) => Promise<unknown>; // `runTask` checks the arguments
      task(...args).then(
        (value) => (state = { value }),
        // Firefox's stack lacks the message.
        (error: unknown) => (state = { error: `${error}\n${error instanceof Error ? error.stack : ''}` }),
      );
    },
    state: () => state,
  };
  Object.assign(globalThis, { taskServer: server });
}
