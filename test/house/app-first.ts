/** Files that start whole bots are the longest, and begin first: no worker waits for the last of them. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

export class AppFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOfApp = ({ moduleId }: TestSpecification) => moduleId.includes("/test/app/");
    const sorted = await super.sort(files);
    return [...sorted.filter(isOfApp), ...sorted.filter((file) => !isOfApp(file))];
  }
}
