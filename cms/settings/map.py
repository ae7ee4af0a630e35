"""The map: Leaflet's settings, and whose base map the reader may ask for."""

from .environment import env

LEAFLET_CONFIG = {
    "DEFAULT_CENTER": (43.70, 0.45),
    "DEFAULT_ZOOM": 9,
    "MIN_ZOOM": 8,
    "MAX_ZOOM": 16,
    # Plan IGN v2 of the Géoplateforme: free, no key; asked only after the reader's click.
    # https://geoservices.ign.fr/services-geoplateforme-diffusion
    "TILES": [
        (
            env("MAP_PROVIDER", default="IGN – Géoplateforme"),
            env(
                "MAP_TILES",
                default=(
                    "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
                    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png"
                    "&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
                ),
            ),
            {"attribution": env("MAP_ATTRIBUTION", default="© IGN – Géoplateforme"), "maxZoom": 18},
        )
    ],
    "RESET_VIEW": False,
}

MAP_TILE_ORIGIN = "/".join(LEAFLET_CONFIG["TILES"][0][1].split("/", 3)[:3])
