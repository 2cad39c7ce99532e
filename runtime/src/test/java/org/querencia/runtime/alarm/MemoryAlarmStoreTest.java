package org.querencia.runtime.alarm;

import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryMail;

class MemoryAlarmStoreTest extends AlarmStoreContract {

    @Override
    protected Stores empty() {
        MemoryMail mail = new MemoryMail();
        return new Stores(new MemoryAlarms(mail), mail);
    }
}
