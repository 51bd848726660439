package lastack.rfc;

/**
 * An annotation: something answers to a clause.
 *
 * @param kind what it is
 * @param name its name: {@code Endpoint!CloseCall}, {@code lastack.tcp.TcpEndpoint.close}
 * @param clause the clause's identifier
 * @param place where the annotation is
 */
record Mark(Kind kind, String name, String clause, Place place) {

    /** The shape of an identifier of a clause. */
    static final String ID = "(?:\\d+|[A-Z])(?:\\.\\d+)*/[a-z0-9]+(?:-[a-z0-9]+)*";

    Mark {
        if (!clause.matches(ID)) {
            throw new RequirementsException(place,
                "\"" + clause + "\" is not a section, a slash and a name in small letters, such as 3.10.4/closed.");
        }
    }
}
