-- Mail programs look people up by their address, whatever its capitals.
CREATE INDEX organisation_contact_email ON organisation_contact (LOWER(email));
