package io.github.openaiassistants.test.kit;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that uses assistants, and has nothing configured.
 */
@SpringBootApplication
class KitApplication {

}
