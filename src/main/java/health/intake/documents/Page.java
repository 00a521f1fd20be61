package health.intake.documents;

/** What all pages beside the console have around their content. */
final class Page {

    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s - Intake API</title>
              <link rel="icon" type="image/png" sizes="32x32" href="/api/docs/favicon-32x32.png">
              <link rel="stylesheet" href="/api/docs/pages.css">
            </head>
            <body>
            <nav><a href="/api/docs/">Quickstart</a> <a href="/api/docs/reference">Reference</a> <a href="/api/docs/problems">All problems</a></nav>
            <main>
            <h1>%1$s</h1>
            %2$s</main>
            </body>
            </html>
            """;

    private Page() {}

    /** @param html what stands below the title */
    static Content of(String title, String html) {
        return Content.ofPage(FRAME.formatted(title, html));
    }
}
