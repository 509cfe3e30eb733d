import type * as Swagger from '@nestjs/swagger';

/**
 * The decorators of the API document. They are noted while the classes load and handed to `@nestjs/swagger` when the
 * document is first asked for: that library is a third of all the files a start would read, and most starts are never
 * asked. Same names, same arguments.
 */
type Name = Extract<keyof typeof Swagger, `Api${string}`>;
type Note = (swagger: typeof Swagger) => void;

const notes: Note[] = [];

function noted<N extends Name>(name: N): (typeof Swagger)[N] {
  const decorator =
    (...args: unknown[]) =>
    (...target: unknown[]) => {
      notes.push((swagger) => (swagger[name] as (...given: unknown[]) => (...on: unknown[]) => void)(...args)(...target));
    };
  return decorator as (typeof Swagger)[N];
}

export const ApiAcceptedResponse = noted('ApiAcceptedResponse');
export const ApiBody = noted('ApiBody');
export const ApiConsumes = noted('ApiConsumes');
export const ApiCreatedResponse = noted('ApiCreatedResponse');
export const ApiExtension = noted('ApiExtension');
export const ApiExtraModels = noted('ApiExtraModels');
export const ApiHeader = noted('ApiHeader');
export const ApiNoContentResponse = noted('ApiNoContentResponse');
export const ApiOkResponse = noted('ApiOkResponse');
export const ApiParam = noted('ApiParam');
export const ApiProperty = noted('ApiProperty');
export const ApiPropertyOptional = noted('ApiPropertyOptional');
export const ApiTags = noted('ApiTags');

/** Where the document keeps the shape of a class. */
export const schemaPath = (shape: { name: string }): string => `#/components/schemas/${shape.name}`;

/** `@nestjs/swagger`, knowing every class loaded so far. */
export async function swaggerWithNotes(): Promise<typeof Swagger> {
  const swagger = await import('@nestjs/swagger');
  for (const note of notes.splice(0)) note(swagger);
  return swagger;
}
