"""Finding a village: what may be asked (`criteria`), of whom (`records`), by which form (`form`),
what comes of it (`outcome`), and how it is told (`telling`, `relaxing`)."""
