package dev.tradewind.kit.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The ladder of A-13: each role may do what the lower ones may. */
public enum Role {
    VIEWER,
    TRADER,
    MANAGER,
    ADMIN;

    /** Name in JSON, tokens and {@code @RolesAllowed}. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This role and all lower ones: the {@code groups} claim. */
    public Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        for (Role role : values()) {
            if (role.compareTo(this) <= 0) {
                groups.add(role.lowerCase());
            }
        }
        return groups;
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** Role of a lower case name. */
    public static Optional<Role> of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.lowerCase().equals(name))
                .findFirst();
    }
}
